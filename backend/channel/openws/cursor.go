package openws

import (
	"strconv"
	"strings"
)

// cursor is how a Resume is kept between runs: "<seq>@<stream>".
func (r Resume) cursor() string {
	return strconv.FormatInt(r.Seq, 10) + "@" + r.Stream
}

// parseCursor gives nil for what it cannot read: then everything comes again.
func parseCursor(s string) *Resume {
	number, stream, found := strings.Cut(s, "@")
	seq, err := strconv.ParseInt(number, 10, 64)
	if !found || err != nil || checkSeq("seq", seq, 0) != nil || checkID("stream", stream) != nil {
		return nil
	}
	return &Resume{Stream: stream, Seq: seq}
}
