package assisttest_test

import (
	"testing"

	"baihua/backend/assist"
	"baihua/backend/assist/assisttest"
)

func TestMemory(t *testing.T) {
	assisttest.Records(t, func(*testing.T) assist.Records { return assisttest.NewMemory() })
}
