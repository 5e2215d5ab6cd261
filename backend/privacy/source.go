package privacy

import "context"

// KeySize is the length of every key in bytes.
const KeySize = 32

// Causes: what Error.Detail["cause"] says about a key, for the screens to translate.
const (
	CauseKeyMissing = "key_missing"
	CauseKeyExposed = "key_exposed"
	CauseKeyDamaged = "key_damaged"
	CauseKeyWrong   = "key_wrong"
)

// KeySource gives the master key. It is safe for concurrent use.
type KeySource interface {
	// MasterKey is the key kept here; CodeNotFound when there is none. It makes none:
	// a fresh key beside old data would leave that data unreadable for good.
	MasterKey(ctx context.Context) ([]byte, error)
}

// KeyMaker is a KeySource that can make its first key.
type KeyMaker interface {
	KeySource
	// NewMasterKey makes a key and returns it once it is durable. It refuses when a key
	// is kept already. Call it only where nothing has been sealed yet.
	NewMasterKey(ctx context.Context) ([]byte, error)
}
