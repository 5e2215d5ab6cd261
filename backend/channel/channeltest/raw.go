package channeltest

import (
	"bytes"
	"encoding/binary"
	"io"
	"strings"
)

// Opcodes of RFC 6455 that a far side writes by hand.
const (
	opContinue = 0x0
	opText     = 0x1
	opBinary   = 0x2
	final      = 0x80
)

// Misbehave writes a fault that is the same on every platform to a connection whose
// handshake is over. ok is false when k is not such a fault.
func Misbehave(w io.Writer, k FaultKind) (ok bool) {
	switch k {
	case Oversized:
		write(w, frame(final|opText, bytes.Repeat([]byte("a"), 10<<20)))
	case HugeClaim:
		write(w, binary.BigEndian.AppendUint64([]byte{final | opText, 127}, 1<<40))
	case BadText:
		write(w, frame(final|opText, []byte{'"', 0xff, 0xfe, 'x', '"'}))
	case BadOpcode:
		write(w, frame(final|0x5, []byte("{}")))
	case Reserved:
		write(w, frame(final|0x40|opText, []byte("{}")))
	case Binary:
		write(w, frame(final|opBinary, []byte("{}")))
	case DeepJSON:
		write(w, frame(final|opText, []byte(strings.Repeat("[", 200_000))))
	case EndlessFragments:
		write(w, frame(opText, []byte("{")))
		for write(w, frame(opContinue, []byte(" "))) {
		}
	default:
		return false
	}
	return true
}

func write(w io.Writer, b []byte) bool {
	_, err := w.Write(b)
	return err == nil
}

// frame is a server's frame, unmasked.
func frame(first byte, payload []byte) []byte {
	b := []byte{first}
	switch n := len(payload); {
	case n < 126:
		b = append(b, byte(n))
	case n < 1<<16:
		b = binary.BigEndian.AppendUint16(append(b, 126), uint16(n))
	default:
		b = binary.BigEndian.AppendUint64(append(b, 127), uint64(n))
	}
	return append(b, payload...)
}
