package privacy

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"errors"

	"baihua/backend/assist"
)

// sealVersion is the first byte of everything sealed: AES-256-GCM, random nonce first.
const sealVersion = 1

// NewKey makes a random key.
func NewKey() []byte {
	key := make([]byte, KeySize)
	rand.Read(key) // never fails
	return key
}

// Seal encrypts plaintext under key. aad is not stored: Open needs the same, so that
// sealed bytes cannot be moved to another place unnoticed. Make it with AAD.
func Seal(key, plaintext, aad []byte) ([]byte, error) {
	gcm, err := newGCM(key)
	if err != nil {
		return nil, err
	}
	sealed := make([]byte, 1, 1+gcm.Overhead()+len(plaintext))
	sealed[0] = sealVersion
	return gcm.Seal(sealed, nil, plaintext, aad), nil
}

// Open decrypts what Seal made with the same key and aad; anything else is CodeCorrupt.
func Open(key, sealed, aad []byte) ([]byte, error) {
	gcm, err := newGCM(key)
	if err != nil {
		return nil, err
	}
	if len(sealed) == 0 || sealed[0] != sealVersion {
		return nil, corrupt(errors.New("unknown seal version"))
	}
	plaintext, err := gcm.Open(nil, nil, sealed[1:], aad)
	if err != nil {
		return nil, corrupt(err)
	}
	return plaintext, nil
}

// AAD encodes parts so that no two different lists give the same bytes.
func AAD(parts ...string) []byte {
	var b []byte
	for _, p := range parts {
		b = binary.AppendUvarint(b, uint64(len(p)))
		b = append(b, p...)
	}
	return b
}

func newGCM(key []byte) (cipher.AEAD, error) {
	if len(key) != KeySize {
		return nil, assist.NewError(assist.CodeInvalid, "a key must be 32 bytes long", nil)
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, assist.NewError(assist.CodeInternal, "cannot use the key", err)
	}
	gcm, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return nil, assist.NewError(assist.CodeInternal, "cannot use the key", err)
	}
	return gcm, nil
}

func corrupt(err error) error {
	return assist.NewError(assist.CodeCorrupt, "stored text cannot be unsealed: the key is another one, or the data was changed; restore both from one backup", err)
}
