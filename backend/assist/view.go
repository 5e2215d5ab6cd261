package assist

import "context"

// View is one conversation with its newest suggestion, as a screen opens it.
type View struct {
	Status     Status
	Turns      []Turn
	Suggestion *Suggestion
	Superseded bool
	Decision   *Decision
	Delivery   *SendReceipt
}

// View copies one conversation out.
func (d *Desk) View(ctx context.Context, id string) (View, error) {
	if _, err := d.Records.Conversation(ctx, id, 1); err != nil {
		return View{}, err
	}
	var v View
	err := d.talk(id).do(ctx, func(t *talk) {
		v = View{Status: t.status(), Turns: append([]Turn{}, t.conv.Turns...), Superseded: t.replaced}
		v.Suggestion, v.Decision, v.Delivery = copied(t.current), copied(t.decision), copied(t.delivery)
	})
	return v, err
}

// Statuses lists the conversations the desk holds, in no order.
func (d *Desk) Statuses(ctx context.Context) ([]Status, error) {
	var out []Status
	for _, t := range d.all() {
		if err := t.do(ctx, func(t *talk) { out = append(out, t.status()) }); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func copied[T any](p *T) *T {
	if p == nil {
		return nil
	}
	c := *p
	return &c
}
