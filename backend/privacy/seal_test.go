package privacy_test

import (
	"bytes"
	"encoding/hex"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/privacy"
)

func TestSealThenOpen(t *testing.T) {
	key, aad := privacy.NewKey(), privacy.AAD("turn", "demo/1", "t1")
	for _, text := range []string{"", "hello", "退款多久到账？"} {
		sealed, err := privacy.Seal(key, []byte(text), aad)
		if err != nil {
			t.Fatal(err)
		}
		if text != "" && bytes.Contains(sealed, []byte(text)) {
			t.Error("the sealed bytes show the text")
		}
		got, err := privacy.Open(key, sealed, aad)
		if err != nil || string(got) != text {
			t.Errorf("Open = %q, %v; want %q", got, err, text)
		}
	}
}

func TestSealNeverRepeats(t *testing.T) {
	key := privacy.NewKey()
	a, _ := privacy.Seal(key, []byte("same"), nil)
	b, _ := privacy.Seal(key, []byte("same"), nil)
	if bytes.Equal(a, b) {
		t.Error("one text sealed twice gave the same bytes")
	}
}

func TestOpenRefusesWhatWasChanged(t *testing.T) {
	key, aad := privacy.NewKey(), privacy.AAD("a", "b")
	sealed, err := privacy.Seal(key, []byte("the parcel is late"), aad)
	if err != nil {
		t.Fatal(err)
	}
	for i := range sealed {
		bad := bytes.Clone(sealed)
		bad[i] ^= 1
		if _, err := privacy.Open(key, bad, aad); assist.CodeOf(err) != assist.CodeCorrupt {
			t.Errorf("byte %d flipped: %v", i, err)
		}
	}
	for n := range sealed {
		if _, err := privacy.Open(key, sealed[:n], aad); assist.CodeOf(err) != assist.CodeCorrupt {
			t.Errorf("cut to %d bytes: %v", n, err)
		}
	}
	if _, err := privacy.Open(privacy.NewKey(), sealed, aad); assist.CodeOf(err) != assist.CodeCorrupt {
		t.Errorf("other key: %v", err)
	}
	if _, err := privacy.Open(key, sealed, privacy.AAD("ab")); assist.CodeOf(err) != assist.CodeCorrupt {
		t.Errorf("other place: %v", err)
	}
	if _, err := privacy.Open(key[:16], sealed, aad); assist.CodeOf(err) != assist.CodeInvalid {
		t.Errorf("short key: %v", err)
	}
}

func TestAADTellsListsApart(t *testing.T) {
	lists := [][]string{{}, {""}, {"ab"}, {"a", "b"}, {"a", "b", ""}, {"\x01a", "b"}}
	seen := map[string][]string{}
	for _, l := range lists {
		k := string(privacy.AAD(l...))
		if old, ok := seen[k]; ok {
			t.Errorf("%q and %q encode alike", old, l)
		}
		seen[k] = l
	}
}

// sealedSeed is "seed" sealed by the first version under a key of zeros: what was
// sealed once must open for ever.
const sealedSeed = "0160b8747399b34aae223c8f7a0d0119bddadac670da648b6c7029d8edf00a787d"

func FuzzOpen(f *testing.F) {
	key, aad := make([]byte, privacy.KeySize), privacy.AAD("fuzz")
	sealed, err := hex.DecodeString(sealedSeed)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sealed, key, aad)
	f.Add([]byte{}, key, aad)
	f.Add([]byte{1}, key, aad)
	f.Add(sealed[:len(sealed)-1], key, aad)
	f.Add(append(bytes.Clone(sealed), 0), key, aad)
	f.Add(sealed, key[:5], aad)
	f.Fuzz(func(t *testing.T, in, k, a []byte) {
		got, err := privacy.Open(k, in, a)
		genuine := bytes.Equal(in, sealed) && bytes.Equal(k, key) && bytes.Equal(a, aad)
		if genuine != (err == nil) {
			t.Fatalf("genuine %v, error %v", genuine, err)
		}
		if err == nil && string(got) != "seed" {
			t.Fatalf("opened to %q", got)
		}
	})
}
