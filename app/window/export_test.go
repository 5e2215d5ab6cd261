package window

import "context"

// First is what makes the page's readiness count once.
func First(f func(context.Context)) func(context.Context) { return first(f) }
