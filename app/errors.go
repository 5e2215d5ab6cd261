package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"strings"

	"baihua/backend/assist"
)

// View makes the shape in which an error reaches a screen: a code to translate, a
// message that says what to do, and never the wrapped cause.
func View(err error) ErrorView {
	v := ErrorView{Code: string(assist.CodeOf(err)), Detail: map[string]string{}}
	var e *assist.Error
	if errors.As(err, &e) {
		v.Message = e.Message
		for k, d := range e.Detail {
			v.Detail[k] = d
		}
		return v
	}
	v.Message = "something went wrong inside the program; the log has the cause"
	return v
}

// Format is View for Wails, whose promise rejects with what this returns.
func Format(err error) any {
	b, marshalErr := json.Marshal(View(err))
	if marshalErr != nil {
		return err.Error()
	}
	var shape map[string]any
	if json.Unmarshal(b, &shape) != nil {
		return err.Error()
	}
	return shape
}

// watch is what every bound struct carries to survive its own mistakes.
type watch struct{ log *slog.Logger }

// guard turns a panic inside a bound method into its error: without it the promise of
// the caller would never settle. The log gets the place, never a value: the panic's own
// words and the arguments may be a customer's.
func (w watch) guard(err *error) {
	r := recover()
	if r == nil {
		return
	}
	w.log.Error("bound method panicked", slog.String(assist.LogError, fmt.Sprintf("%T", r)), slog.String(logStack, stack()))
	*err = assist.NewError(assist.CodeInternal, "something went wrong inside the program; the log has the cause", errPanicked)
}

var errPanicked = errors.New("panic in a bound method")

// logStack is the key of the places a panic came through.
const logStack = "stack"

// stack names the functions and lines that led to a panic, innermost first.
func stack() string {
	pcs := make([]uintptr, 32)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(4, pcs)]) // Callers, stack, guard, panic
	var b strings.Builder
	for {
		f, more := frames.Next()
		fmt.Fprintf(&b, "%s %s:%d\n", f.Function, f.File, f.Line)
		if !more {
			return b.String()
		}
	}
}
