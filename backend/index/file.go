package index

import (
	"bufio"
	"encoding/binary"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"runtime"
)

// file is the bytes of a segment on disk, mapped where the system can.
type file struct {
	name string
	size int64
	sum  uint32
}

// openFile opens a segment after checking it against the size and checksum that are
// expected of it. Its memory is given back when nobody uses the segment any more.
func openFile(dir string, want file) (*segment, error) {
	f, err := os.Open(filepath.Join(dir, want.name))
	if err != nil {
		return nil, err
	}
	defer f.Close() // a mapping outlives its file
	if err := verify(f, want); err != nil {
		return nil, err
	}
	b, unmap, err := mapFile(f, want.size)
	if err != nil {
		return nil, err
	}
	s, err := openSegment(b, &want)
	if err != nil {
		unmap()
		return nil, err
	}
	runtime.AddCleanup(s, func(unmap func()) { unmap() }, unmap)
	return s, nil
}

// verify reads the file through, not through a mapping: that would keep all of it in
// memory.
func verify(f *os.File, want file) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if info.Size() != want.size || want.size < trailerSize {
		return errDamaged
	}
	h := crc32.New(castagnoli())
	if _, err := io.CopyBuffer(struct{ io.Writer }{h}, io.LimitReader(f, want.size-4), make([]byte, 1<<20)); err != nil {
		return err
	}
	var tail [4]byte
	if _, err := f.ReadAt(tail[:], want.size-4); err != nil {
		return err
	}
	if h.Sum32() != want.sum || binary.LittleEndian.Uint32(tail[:]) != want.sum {
		return errDamaged
	}
	return nil
}

// writeFile makes a durable file of what write writes.
func writeFile(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	b := bufio.NewWriterSize(f, 1<<18)
	err = write(b)
	if err == nil {
		err = b.Flush()
	}
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		_ = os.Remove(path)
	}
	return err
}

// syncFolder makes what was made and renamed in dir durable, where the system can.
func syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}
