package seat

import (
	"context"

	"baihua/backend/assist"
)

// trying is the channel of a question that somebody tries: nobody is there to be answered.
const trying = "try"

// Try rules on a question as on a customer's, with what the ruling rests on. It is a
// preview: nothing is recorded, shown or sent.
func (s *Seat) Try(ctx context.Context, question string) (assist.Suggestion, assist.Evidence) {
	turn := assist.Turn{ID: "1", Role: assist.RoleCustomer, Kind: assist.TurnText, Text: question, At: s.Desk.Now()}
	c := assist.Conversation{ID: trying + "/" + NewID(), Channel: trying, Turns: []assist.Turn{turn}}
	return s.Desk.Pipeline.Suggest(ctx, c, "", func(string) {})
}
