package seat

import (
	"context"

	"baihua/backend/assist"
)

// standing says whether everything that the suggestion cites may still go to a customer.
func (s *Seat) standing(ctx context.Context, sg assist.Suggestion) error {
	if len(sg.Citations) == 0 {
		return nil
	}
	sh := s.Shelf()
	defer sh.Release()
	passages, err := sh.Knowledge.Passages(ctx, passageIDs(sg.Citations))
	if err != nil {
		return err
	}
	stands := make(map[string]bool, len(passages))
	now := s.Desk.Now()
	for _, p := range passages {
		expired := !p.ValidUntil.IsZero() && !now.Before(p.ValidUntil)
		stands[p.ID] = p.Audience == assist.AudienceCustomer && !expired && !now.Before(p.ValidFrom)
	}
	for _, c := range sg.Citations {
		if !stands[c.PassageID] {
			return assist.NewError(assist.CodeWithdrawn, "the source of this reply was withdrawn or changed: nothing was sent; look it up again, or answer in your own words", nil)
		}
	}
	return nil
}
