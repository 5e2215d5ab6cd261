package channel_test

import (
	"net"
	"strings"
	"testing"

	"baihua/backend/channel"
)

// text is a whole text frame.
func text(payload string) string { return "\x81" + string(rune(len(payload))) + payload }

// TestConn_frames is the part of the well-known conformance cases that a client meets: what
// arrives as text, and what ends the connection.
func TestConn_frames(t *testing.T) {
	const (
		broken = channel.DetailBadFrame
		bad    = channel.DetailBadText
	)
	for name, c := range map[string]struct {
		wire string
		want string // the text that arrives, "" = none
		end  string // how it ends; dropped = the far side closed
	}{
		"empty text":                     {text(""), "", channel.DetailDropped},
		"ascii":                          {text("hello"), "hello", channel.DetailDropped},
		"multibyte":                      {text("κόσμε 你好 🙂"), "κόσμε 你好 🙂", channel.DetailDropped},
		"a character split by fragments": {"\x01\x02\xe4\xbd\x80\x01\xa0", "你", channel.DetailDropped},
		"fragments with a ping between":  {"\x01\x01a\x89\x01p\x80\x01b", "ab", channel.DetailDropped},
		"empty fragments":                {"\x01\x00\x00\x00\x80\x00", "", channel.DetailDropped},
		"unsolicited pong":               {"\x8a\x02hi" + text("a"), "a", channel.DetailDropped},
		"the largest plane":              {text("\U0010ffff"), "\U0010ffff", channel.DetailDropped},
		"non-character":                  {text("\ufffe"), "\ufffe", channel.DetailDropped},
		"lone continuation byte":         {text("\x80"), "", bad},
		"overlong slash":                 {text("\xc0\xaf"), "", bad},
		"overlong nul":                   {text("\xe0\x80\x80"), "", bad},
		"surrogate":                      {text("\xed\xa0\x80"), "", bad},
		"beyond the last character":      {text("\xf4\x90\x80\x80"), "", bad},
		"truncated character":            {text("ab\xe4\xbd"), "", bad},
		"impossible byte":                {text("\xfe"), "", bad},
		"five-byte form":                 {text("\xf8\x88\x80\x80\x80"), "", bad},
		"bad text over two fragments":    {"\x01\x01\xe4\x80\x01a", "", bad},
		"binary":                         {"\x82\x01a", "", broken},
		"reserved opcode 3":              {"\x83\x00", "", broken},
		"reserved opcode 7":              {"\x87\x01a", "", broken},
		"reserved control opcode 11":     {"\x8b\x00", "", broken},
		"reserved control opcode 15":     {"\x8f\x00", "", broken},
		"RSV1":                           {"\xc1\x01a", "", broken},
		"RSV2":                           {"\xa1\x01a", "", broken},
		"RSV3":                           {"\x91\x01a", "", broken},
		"RSV on a ping":                  {"\xc9\x00", "", broken},
		"masked by a server":             {"\x81\x81abcd\x00", "", broken},
		"continuation of nothing":        {"\x80\x01a", "", broken},
		"text inside a message":          {"\x01\x01a\x81\x01b", "", broken},
		"fragmented ping":                {"\x09\x00", "", broken},
		"ping of 126 bytes":              {"\x89\x7e\x00\x7e" + strings.Repeat("p", 126), "", broken},
		"close of one byte":              {"\x88\x01\x03", "", channel.DetailDropped},
		"close with a bad code":          {"\x88\x02\x03\xed", "", broken}, // 1005
		"close with a bad reason":        {"\x88\x04\x03\xe8\xff\xfe", "", broken},
		"close":                          {"\x88\x02\x03\xe8", "", channel.DetailDropped},
		"close with a reason":            {"\x88\x05\x03\xe8bye", "", channel.DetailDropped},
		"text after close":               {"\x88\x02\x03\xe8" + text("a"), "", channel.DetailDropped},
		"half a header":                  {"\x81", "", channel.DetailDropped},
		"half a message":                 {"\x81\x05ab", "", channel.DetailDropped},
	} {
		t.Run(name, func(t *testing.T) {
			conn := peer(t, channel.Limits{}, func(raw net.Conn) {
				if _, err := raw.Write([]byte(c.wire)); err != nil {
					t.Error(err)
				}
				_ = raw.(*net.TCPConn).CloseWrite()
				drain(raw)
			})
			f, err := conn.Read(patient(t))
			if c.want != "" && (err != nil || string(f.Data) != c.want) {
				t.Fatalf("read %q, %v, want %q", f.Data, err, c.want)
			}
			if n, detail := detailOf(t, conn); n != 0 || detail != c.end {
				t.Fatalf("%d more messages, detail %q, want %q", n, detail, c.end)
			}
		})
	}
}
