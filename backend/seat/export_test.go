package seat

import (
	"context"

	"baihua/backend/assist"
	"baihua/backend/policy"
	"baihua/backend/verify"
)

// PlayFast lets the demo run as fast as the desk takes it.
func (l *Lines) PlayFast() { l.play.Speed = 0 }

// CheckOutgoing is the check of what the agent typed, as the desk calls it.
func (s *Seat) CheckOutgoing(ctx context.Context, text string, sg assist.Suggestion) []assist.Veto {
	return s.outgoing(verify.New(s.names), &policy.Policy{})(ctx, text, sg)
}

// CalibrationOf is what the packs say of their suggestions under a policy.
var CalibrationOf = calibration
