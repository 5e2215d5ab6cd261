package privacy_test

import (
	"errors"
	"testing"

	"baihua/backend/privacy"

	"github.com/zalando/go-keyring"
)

func TestSecrets(t *testing.T) {
	keep := func(t *testing.T, s *privacy.Secrets) {
		t.Helper()
		if v, err := s.Get("token"); v != "" || err != nil {
			t.Fatalf("before Set: %q, %v", v, err)
		}
		if err := s.Set("token", "s3cret"); err != nil {
			t.Fatal(err)
		}
		if v, err := s.Get("token"); v != "s3cret" || err != nil {
			t.Fatalf("after Set: %q, %v", v, err)
		}
		if err := s.Set("token", ""); err != nil {
			t.Fatal(err)
		}
		if v, err := s.Get("token"); v != "" || err != nil {
			t.Fatalf("after forgetting: %q, %v", v, err)
		}
	}
	t.Run("in the keychain", func(t *testing.T) {
		keyring.MockInit()
		s := privacy.NewSecrets()
		if !s.Keychain() {
			t.Fatal("a working keychain was not recognised")
		}
		keep(t, s)
	})
	t.Run("in memory where there is no keychain", func(t *testing.T) {
		keyring.MockInitWithError(errors.New("no bus"))
		s := privacy.NewSecrets()
		if s.Keychain() {
			t.Fatal("a broken keychain was taken for one")
		}
		keep(t, s)
	})
}
