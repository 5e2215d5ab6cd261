package openws_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"baihua/backend/channel/openws"
)

func TestDecode_takes(t *testing.T) {
	id := strings.Repeat("i", openws.MaxID)
	for name, frame := range map[string]string{
		"hello":                    `{"type":"hello","v":1}`,
		"hello with resume":        `{"type":"hello","v":1,"resume":{"stream":"s","seq":12}}`,
		"welcome":                  `{"type":"welcome","v":1,"stream":"s"}`,
		"welcome with newest":      `{"type":"welcome","v":1,"stream":"s","newest":9007199254740991}`,
		"turn":                     `{"type":"turn","seq":1,"conversation":"c","turn":{"id":"t","role":"customer","text":"你好"}}`,
		"turn of a picture":        `{"type":"turn","seq":1,"conversation":"c","turn":{"id":"t","role":"customer","kind":"image"}}`,
		"turn with the longest id": `{"type":"turn","seq":1,"conversation":"` + id + `","turn":{"id":"` + id + `"}}`,
		"edit":                     `{"type":"edit","seq":2,"conversation":"c","turn":{"id":"t","text":"b"}}`,
		"delete":                   `{"type":"delete","seq":3,"conversation":"c","turn":{"id":"t"}}`,
		"end":                      `{"type":"end","seq":4,"conversation":"c"}`,
		"typing":                   `{"type":"typing","conversation":"c"}`,
		"ack":                      `{"type":"ack","seq":0}`,
		"send":                     `{"type":"send","id":"d","conversation":"c","text":"hello"}`,
		"sent":                     `{"type":"sent","id":"d","turn":{"id":"t"}}`,
		"failed":                   `{"type":"failed","id":"d","code":"not_found"}`,
		"error":                    `{"type":"error","code":"busy","message":"later"}`,
		"bye":                      `{"type":"bye"}`,
		"an unknown type":          `{"type":"reaction","x":[1,{}]}`,
		"unknown fields":           `{"type":"end","seq":4,"conversation":"c","mood":"good","turn":null}`,
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := openws.Decode([]byte(frame)); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func TestDecode_refuses(t *testing.T) {
	long := strings.Repeat("i", openws.MaxID+1)
	for name, frame := range map[string]string{
		"nothing":                ``,
		"not JSON":               `turn`,
		"two objects":            `{"type":"bye"}{"type":"bye"}`,
		"a list":                 `[]`,
		"null":                   `null`,
		"no type":                `{"seq":1}`,
		"a type that is no text": `{"type":1}`,
		"deep nesting":           `{"type":"bye","x":` + strings.Repeat("[", 200_000),
		"welcome without stream": `{"type":"welcome","v":1}`,
		"negative newest":        `{"type":"welcome","v":1,"stream":"s","newest":-1}`,
		"resume without stream":  `{"type":"hello","v":1,"resume":{"seq":1}}`,
		"turn without number":    `{"type":"turn","conversation":"c","turn":{"id":"t"}}`,
		"number zero":            `{"type":"end","seq":0,"conversation":"c"}`,
		"number too large":       `{"type":"end","seq":9007199254740992,"conversation":"c"}`,
		"number with a fraction": `{"type":"end","seq":1.5,"conversation":"c"}`,
		"no conversation":        `{"type":"turn","seq":1,"turn":{"id":"t"}}`,
		"long conversation":      `{"type":"typing","conversation":"` + long + `"}`,
		"line break in an id":    `{"type":"typing","conversation":"a\nb"}`,
		"no turn":                `{"type":"turn","seq":1,"conversation":"c"}`,
		"no turn id":             `{"type":"delete","seq":1,"conversation":"c","turn":{"text":"secret"}}`,
		"long turn id":           `{"type":"edit","seq":1,"conversation":"c","turn":{"id":"` + long + `"}}`,
		"long send id":           `{"type":"turn","seq":1,"conversation":"c","turn":{"id":"t"},"send":"` + long + `"}`,
		"negative ack":           `{"type":"ack","seq":-1}`,
		"send without id":        `{"type":"send","conversation":"c","text":"a"}`,
		"send of nothing":        `{"type":"send","id":"d","conversation":"c"}`,
		"send too long":          `{"type":"send","id":"d","conversation":"c","text":"` + strings.Repeat("长", openws.MaxText+1) + `"}`,
		"sent without turn":      `{"type":"sent","id":"d"}`,
		"failed without id":      `{"type":"failed","code":"not_found"}`,
		"error without code":     `{"type":"error"}`,
	} {
		t.Run(name, func(t *testing.T) {
			_, err := openws.Decode([]byte(frame))
			if err == nil {
				t.Fatal("taken")
			}
			if strings.Contains(err.Error(), "secret") || strings.Contains(err.Error(), long) {
				t.Fatal("the error repeats what the frame held")
			}
		})
	}
}

func TestDecode_cutsNames(t *testing.T) {
	f, err := openws.Decode([]byte(`{"type":"turn","seq":1,"conversation":"c","customer":"` + strings.Repeat("李", 300) +
		`","turn":{"id":"t","name":"` + strings.Repeat("n", 300) + `"}}`))
	if err != nil {
		t.Fatal(err)
	}
	if a, b := utf8.RuneCountInString(f.Customer), len(f.Turn.Name); a != openws.MaxName || b != openws.MaxName {
		t.Fatalf("names of %d and %d characters", a, b)
	}
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		`{"type":"turn","seq":1,"conversation":"c","customer":"李","turn":{"id":"t","role":"customer","kind":"text","text":"你好","name":"李","at":"2026-11-02T09:00:00Z"},"send":"d"}`,
		`{"type":"hello","v":1,"resume":{"stream":"s","seq":12},"listen":true}`,
		`{"type":"welcome","v":1,"stream":"s","newest":3}`,
		`{"type":"send","id":"d","conversation":"c","text":"hello"}`,
		`{"type":"sent","id":"d","turn":{"id":"t"}}`,
		`{"type":"error","code":"version"}`,
		`{"type":"x","turn":{}}`,
		`{"TYPE":"bye","type":"end","seq":1e2,"conversation":"\ud800"}`,
		"{\"type\":\"typing\",\"conversation\":\"\xff\"}",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		frame, err := openws.Decode(data)
		if err != nil {
			return
		}
		if frame.Numbered() && (frame.Seq < 1 || frame.Conversation == "" || len(frame.Conversation) > openws.MaxID) {
			t.Fatalf("an event that breaks the rules: %+v", frame)
		}
		again, err := openws.Decode(frame.Encode())
		if err != nil {
			t.Fatalf("what was decoded does not encode: %v", err)
		}
		if a, b := string(frame.Encode()), string(again.Encode()); a != b {
			t.Fatalf("encoding is not stable:\n%s\n%s", a, b)
		}
	})
}
