package ingest

import (
	"bufio"
	"errors"
	"io"
)

// errExpands is what a reader of compressed data returns when it unfolds too far.
var errExpands = errors.New("the compressed file unfolds beyond the limit")

// bounded stops a decompressed stream at a total and at a ratio to what was read for
// it, both counted while reading. The first mebibyte is free: small files may pack well.
type bounded struct {
	r        io.Reader
	in       *counter
	out, max int64
	ratio    int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	b.out += int64(n)
	if b.out > b.max || b.out > 1<<20 && b.out > b.ratio*b.in.n {
		return 0, errExpands
	}
	return n, err
}

type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// lines reads lines of bounded length.
type lines struct {
	r   *bufio.Reader
	max int
	n   int // number of the line read last, from 1
}

// next gives the next line without its end. A line that is too long is read past and
// comes back as long = true with nothing in it. The line is valid until the next call.
func (l *lines) next(buf []byte) (line []byte, long bool, err error) {
	line = buf[:0]
	l.n++
	for {
		part, err := l.r.ReadSlice('\n')
		if len(line)+len(part) > l.max {
			long = true
			line = line[:0]
		}
		if !long {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && (len(line) > 0 || long):
			return line, long, nil
		}
		return line, long, err
	}
}
