package window_test

import (
	"context"
	"testing"

	"baihua/app/window"
)

func TestAPageLoadedAgainBeginsNothingTwice(t *testing.T) {
	begun := 0
	ready := window.First(func(context.Context) { begun++ })
	ready(t.Context())
	ready(t.Context())
	if begun != 1 {
		t.Fatalf("begun %d times", begun)
	}
}
