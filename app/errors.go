package app

import (
	"encoding/json"
	"errors"

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

// guard turns a panic inside a bound method into its error: without it the promise of
// the caller would never settle.
func guard(err *error) {
	if r := recover(); r != nil {
		*err = assist.NewError(assist.CodeInternal, "something went wrong inside the program; the log has the cause", panicked{r})
	}
}

type panicked struct{ value any }

func (p panicked) Error() string { return "panic in a bound method" }
