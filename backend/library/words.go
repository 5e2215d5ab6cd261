package library

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// words is what the library knows of words: the packs' names, synonyms, the dictionary.
type words struct {
	names   []assist.Name
	matcher *text.Names
	lexicon *text.Lexicon
	version string // equal for equal lists
}

// loadWords makes the matchers anew from what the knowledge file holds.
func (l *Library) loadWords(ctx context.Context) error {
	names, err := l.kb.Names(ctx, "")
	if err != nil {
		return err
	}
	synonyms, err := l.kb.Synonyms(ctx)
	if err != nil {
		return err
	}
	dictionary, err := l.kb.Dictionary(ctx)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q %q", names, synonyms, dictionary))
	l.words.Store(&words{
		names: names, matcher: text.NewNames(names), lexicon: text.NewLexicon(synonyms, dictionary), version: hex.EncodeToString(sum[:4]),
	})
	return nil
}

// Names is every name on the installed packs' lists.
func (l *Library) Names() []assist.Name { return l.words.Load().names }

// NameMatcher finds the packs' names in text.
func (l *Library) NameMatcher() *text.Names { return l.words.Load().matcher }

// Words are the matchers of names and of the lexicon, of one moment, and what names their
// contents.
func (l *Library) Words() (names *text.Names, lexicon *text.Lexicon, version string) {
	w := l.words.Load()
	return w.matcher, w.lexicon, w.version
}

// Propose keeps a proposal. It changes nothing yet.
func (l *Library) Propose(ctx context.Context, p assist.Proposal) error {
	if err := p.Check(); err != nil {
		return err
	}
	if p.Kind == assist.ProposePhrasing {
		if err := l.answers(ctx, p.PassageID); err != nil {
			return err
		}
	}
	return l.kb.PutProposal(ctx, p)
}

// answers refuses a passage that is not there or cannot be an entry.
func (l *Library) answers(ctx context.Context, passageID string) error {
	ps, err := l.kb.Passages(ctx, []string{passageID})
	switch {
	case err != nil:
		return err
	case len(ps) == 0:
		return assist.NewError(assist.CodeNotFound, "that passage is gone: open its document again", nil)
	case ps[0].Kind != assist.PassageFAQ && ps[0].Kind != assist.PassageText:
		return assist.NewError(assist.CodeInvalid, "only a paragraph or an entry can answer a question: tables and lists cannot", nil)
	}
	return nil
}

// Rule moves a proposal on. What is published is in force when Rule returns, and so is
// the end of what is withdrawn.
func (l *Library) Rule(ctx context.Context, id string, state assist.ProposalState, by string) (assist.Proposal, error) {
	l.write.Lock()
	defer l.write.Unlock()
	if err := l.kb.RuleProposal(ctx, id, state, by, l.Now()); err != nil {
		return assist.Proposal{}, err
	}
	p, err := l.kb.Proposal(ctx, id)
	if err != nil {
		return p, err
	}
	if p.Kind == assist.ProposePhrasing {
		return p, l.follow(ctx)
	}
	return p, l.loadWords(ctx)
}
