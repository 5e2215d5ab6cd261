package index

import (
	"strings"
	"sync"
)

// cachedTerms is how many terms a view remembers, a few megabytes at most.
const cachedTerms = 1 << 15

// termCache remembers terms that were looked up. It is safe for concurrent use.
type termCache struct {
	mu    sync.RWMutex
	terms map[string]found
}

func (c *termCache) get(term string) (found, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	f, ok := c.terms[term]
	return f, ok
}

// put forgets everything when it is full: what is asked often is soon there again.
func (c *termCache) put(term string, f found) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.terms == nil || len(c.terms) >= cachedTerms {
		c.terms = map[string]found{}
	}
	c.terms[strings.Clone(term)] = f // the term may be a piece of a long text
}
