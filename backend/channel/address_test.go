package channel_test

import (
	"strings"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/channel"
)

func TestCheckAddress(t *testing.T) {
	for address, want := range map[string]assist.Code{
		"wss://chat.example.com/openws":      "",
		"wss://10.0.0.7:8443/openws?team=1":  "",
		"ws://127.0.0.1:8090":                "",
		"ws://127.9.9.9:8090/x":              "",
		"ws://[::1]:8090/":                   "",
		"ws://[::ffff:127.0.0.1]:8090/":      "",
		"ws://localhost:8090":                "",
		" ws://LOCALHOST:8090 ":              "",
		"ws://chat.example.com/openws":       assist.CodeUnsafe,
		"ws://10.0.0.7/":                     assist.CodeUnsafe,
		"ws://localhost.example.com/":        assist.CodeUnsafe,
		"ws://127.0.0.1.example.com/":        assist.CodeUnsafe,
		"wss://li:secret-7d41@example.com/":  assist.CodeUnsafe,
		"http://127.0.0.1:8090":              assist.CodeInvalid,
		"https://chat.example.com":           assist.CodeInvalid,
		"chat.example.com":                   assist.CodeInvalid,
		"wss://":                             assist.CodeInvalid,
		"":                                   assist.CodeInvalid,
		"wss://x/%zz?token=secret-7d41":      assist.CodeInvalid,
		"ws://127.0.0.1:port/?t=secret-7d41": assist.CodeInvalid,
	} {
		t.Run(address, func(t *testing.T) {
			err := channel.CheckAddress(address)
			if got := assist.CodeOf(err); got != want {
				t.Fatalf("code %q, want %q", got, want)
			}
			if err != nil && strings.Contains(err.Error(), "secret-7d41") {
				t.Fatal("the error repeats a secret")
			}
		})
	}
}
