package ingest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"

	"baihua/backend/ingest/archive"
)

// zip reads every file in an archive, those in an archive within it too, but no deeper.
func (r *reader) zip(ctx context.Context) error {
	raw, ok := r.bytes(r.opt.Limits.Archive)
	if !ok {
		return nil
	}
	l := r.opt.Limits
	a, err := archive.Open(raw, archive.Limits{Entries: l.Entries, One: l.File, Total: l.Records, Ratio: l.Ratio})
	if err != nil {
		return r.refusedOffice(err)
	}
	if len(a.Entries) == 0 {
		r.skip(0, Empty, "nothing to read in it")
	}
	for _, e := range a.Entries {
		if err := ctx.Err(); err != nil {
			return err
		}
		if apart(e.Name) {
			continue
		}
		stop, err := r.entry(ctx, a, e, r.src.entry(e.Name))
		if stop || err != nil {
			return err
		}
	}
	return nil
}

// apart says whether an entry is none of the author's: hidden, or left by a Mac.
func apart(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// entry reads one file of an archive; stop says that the archive is not to be trusted.
func (r *reader) entry(ctx context.Context, a *archive.Archive, e archive.Entry, inner Source) (stop bool, err error) {
	format := formatOf(e.Name)
	switch {
	case format == "":
		r.sink.Skip(unsupported(inner.Name))
		return false, nil
	case format == formatZIP && r.opt.inside > 0:
		r.sink.Skip(Skip{Name: inner.Name, Code: Unsafe, Detail: "an archive in an archive in an archive: unpack it and import the folder"})
		return false, nil
	}
	raw, err := a.Read(e)
	if err != nil {
		unpacked := reader{src: inner, sink: r.sink}
		return errors.Is(err, archive.ErrUnsafe), unpacked.refusedOffice(err)
	}
	inner.Size = int64(len(raw))
	inner.Open = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(raw)), nil }
	opt := r.opt
	opt.inside++
	return false, Read(ctx, inner, opt, r.sink)
}
