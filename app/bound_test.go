package app_test

import (
	"reflect"
	"testing"
	"time"

	"baihua/app"
)

// bound are the structs Wails binds; their methods are the whole bridge.
func bound() map[string]any {
	return map[string]any{"Desk": &app.Desk{}, "Library": &app.Library{}, "Articles": &app.Articles{}, "Imports": &app.Imports{}, "Insight": &app.Insight{}, "Settings": &app.Settings{}}
}

func TestBoundMethodsKeepTheRulesOfTheBridge(t *testing.T) {
	for name, target := range bound() {
		typ := reflect.TypeOf(target)
		if n := typ.NumMethod(); n == 0 || n > 10 {
			t.Errorf("%s has %d methods; 1 to 10 keep a struct a list of use cases", name, n)
		}
		for i := range typ.NumMethod() {
			if problem := bridgeProblem(typ.Method(i).Type); problem != "" {
				t.Errorf("%s.%s: %s", name, typ.Method(i).Name, problem)
			}
		}
	}
}

func TestBridgeRulesCanFail(t *testing.T) {
	type withTime struct{ At time.Time }
	bad := map[string]any{
		"no error":       func(int) app.Snapshot { return app.Snapshot{} },
		"two requests":   func(int, app.AskRequest, app.AskRequest) (app.Snapshot, error) { return app.Snapshot{}, nil },
		"a bare request": func(int, string) (app.Snapshot, error) { return app.Snapshot{}, nil },
		"a time":         func(int) (withTime, error) { return withTime{}, nil },
	}
	for name, f := range bad {
		if bridgeProblem(reflect.TypeOf(f)) == "" {
			t.Errorf("%s passed", name)
		}
	}
}

// bridgeProblem says what is wrong with a method's type (receiver first), "" if nothing.
func bridgeProblem(m reflect.Type) string {
	switch {
	case m.NumOut() != 2 || m.Out(1) != reflect.TypeFor[error]():
		return "must return one result and an error: Wails drops anything else"
	case m.NumIn() > 2:
		return "takes more than one request: parameter names are lost on the bridge"
	case m.NumIn() == 2 && m.In(1).Kind() != reflect.Struct:
		return "takes something else than a request struct"
	case m.NumIn() == 2 && !crosses(m.In(1), map[reflect.Type]bool{}):
		return "its request holds a type that does not cross the bridge"
	case !crosses(m.Out(0), map[reflect.Type]bool{}):
		return "its result holds a type that does not cross the bridge"
	}
	return ""
}

// crosses says whether a type survives the bridge with its shape: no time, interface,
// function or channel anywhere inside.
func crosses(t reflect.Type, seen map[reflect.Type]bool) bool {
	if seen[t] {
		return true
	}
	seen[t] = true
	switch t.Kind() {
	case reflect.Interface, reflect.Func, reflect.Chan, reflect.UnsafePointer:
		return false
	case reflect.Pointer, reflect.Slice:
		return crosses(t.Elem(), seen)
	case reflect.Map:
		return t.Key().Kind() == reflect.String && crosses(t.Elem(), seen)
	case reflect.Struct:
		if t == reflect.TypeFor[time.Time]() {
			return false
		}
		for i := range t.NumField() {
			if !crosses(t.Field(i).Type, seen) {
				return false
			}
		}
	}
	return true
}
