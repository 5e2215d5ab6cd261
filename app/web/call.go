package web

import (
	"encoding/json"
	"net/http"
	"reflect"

	"baihua/app"
	"baihua/backend/assist"
)

// maxCall bounds the body of a call.
const maxCall = 1 << 20

// call runs one bound method: the body is the JSON array of its arguments, the answer
// its JSON result, exactly as the window's bridge would pass them.
func (s *Server) call(w http.ResponseWriter, r *http.Request) {
	target, ok := s.bound[r.PathValue("struct")]
	if !ok {
		writeError(w, http.StatusNotFound, notFound())
		return
	}
	method := reflect.ValueOf(target).MethodByName(r.PathValue("method"))
	if !method.IsValid() {
		writeError(w, http.StatusNotFound, notFound())
		return
	}
	args, err := arguments(http.MaxBytesReader(w, r.Body, maxCall), method.Type())
	if err != nil {
		writeError(w, http.StatusBadRequest, assist.NewError(assist.CodeInvalid, "the call's arguments cannot be read", err))
		return
	}
	out := method.Call(args)
	if err, _ := out[1].Interface().(error); err != nil {
		writeError(w, http.StatusUnprocessableEntity, err)
		return
	}
	writeJSON(w, http.StatusOK, out[0].Interface())
}

func notFound() error {
	return assist.NewError(assist.CodeNotFound, "there is no such call", nil)
}

// arguments decodes the JSON array body into the parameters of a method.
func arguments(body interface{ Read([]byte) (int, error) }, t reflect.Type) ([]reflect.Value, error) {
	var raw []json.RawMessage
	if err := json.NewDecoder(body).Decode(&raw); err != nil {
		return nil, err
	}
	if len(raw) != t.NumIn() {
		return nil, assist.NewError(assist.CodeInvalid, "wrong number of arguments", nil)
	}
	args := make([]reflect.Value, 0, len(raw))
	for i, b := range raw {
		v := reflect.New(t.In(i))
		if err := json.Unmarshal(b, v.Interface()); err != nil {
			return nil, err
		}
		args = append(args, v.Elem())
	}
	return args, nil
}

func writeError(w http.ResponseWriter, status int, err error) { writeJSON(w, status, app.View(err)) }

func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // the browser went away: nobody is left to tell
}
