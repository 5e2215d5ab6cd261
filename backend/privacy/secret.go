package privacy

import (
	"errors"
	"sync"

	"baihua/backend/assist"

	"github.com/zalando/go-keyring"
)

// secretService is the name under which secrets stand in the keychain.
const secretService = "baihua"

// Secrets keeps channel tokens and the like: in the operating system's keychain, or,
// where there is none, in memory until the program ends. Never in a file, a database
// or a log. It is safe for concurrent use.
type Secrets struct {
	mu       sync.Mutex
	memory   map[string]string
	keychain bool
}

// NewSecrets finds out whether there is a keychain that works.
func NewSecrets() *Secrets {
	_, err := keyring.Get(secretService, "probe")
	return &Secrets{memory: map[string]string{}, keychain: err == nil || errors.Is(err, keyring.ErrNotFound)}
}

// Keychain says whether secrets outlive the program.
func (s *Secrets) Keychain() bool { return s.keychain }

// Get returns a secret, "" when there is none.
func (s *Secrets) Get(name string) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if v, ok := s.memory[name]; ok || !s.keychain {
		return v, nil
	}
	v, err := keyring.Get(secretService, name)
	if errors.Is(err, keyring.ErrNotFound) {
		return "", nil
	}
	if err != nil {
		return "", assist.NewError(assist.CodeUnavailable, "the keychain does not answer: unlock it and try again", err)
	}
	return v, nil
}

// Set keeps a secret; "" forgets it.
func (s *Secrets) Set(name, value string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.keychain {
		s.memory[name] = value
		return nil
	}
	var err error
	if value == "" {
		err = keyring.Delete(secretService, name)
	} else {
		err = keyring.Set(secretService, name, value)
	}
	if err != nil && !errors.Is(err, keyring.ErrNotFound) {
		return assist.NewError(assist.CodeUnavailable, "the keychain did not take the secret: unlock it and try again", err)
	}
	return nil
}
