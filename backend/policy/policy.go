// Package policy finds what must not be answered by machine: questions that stop everything
// but the emergency lines, and questions whose answer somebody of a named role releases. It
// reads the whole conversation before anything else does, the small-talk filter included.
// Its rules are data: a general file of this package, and a policy.yaml in each pack.
package policy

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"baihua/backend/assist"

	"go.yaml.in/yaml/v3"
)

// Limits of a policy file, so that a mistake in one cannot slow the desk down.
const (
	maxFile    = 256 << 10 // bytes
	maxRules   = 200
	maxPattern = 400 // runes of one pattern
	maxCues    = 4000
)

// general holds the rules of every trade, and who is called in which region.
//
//go:embed general.yaml
var general []byte

// File is a policy file as people write it.
type File struct {
	Version  string                         `yaml:"version"`
	By       string                         `yaml:"by"` // who answers for it
	On       string                         `yaml:"on"` // since when, YYYY-MM-DD
	Why      string                         `yaml:"why"`
	Region   string                         `yaml:"region"`   // whose lines are shown
	Lines    map[string]map[string][]string `yaml:"lines"`    // region, then topic: numbers, the first to call first
	Cues     map[string]map[string][]string `yaml:"cues"`     // name, then language: regular expressions (RE2)
	Harmless map[string][]string            `yaml:"harmless"` // language: what is blanked before any cue is looked for
	Spelled  []string                       `yaml:"spelled"`  // words that count with one slip of the keyboard too
	Rules    []Rule                         `yaml:"rules"`
	Outgoing Outgoing                       `yaml:"outgoing"`
}

// Rule fires when all its cues were said by the customer, at least one of them just now.
type Rule struct {
	ID       string             `yaml:"id"`
	Class    assist.PolicyClass `yaml:"class"`
	Topic    string             `yaml:"topic"`
	Role     string             `yaml:"role"` // confirm: who releases
	All      []string           `yaml:"all"`
	Now      bool               `yaml:"now"` // every cue must be of the turns that await an answer
	Why      string             `yaml:"why"`
	Examples []string           `yaml:"examples"`
}

// Policy is the rules in force, compiled. It is safe for concurrent use.
type Policy struct {
	version  string
	rules    []Rule // stop before confirm
	cues     map[string]*regexp.Regexp
	harmless *regexp.Regexp
	spelled  []string
	lines    map[string][]string // by topic, of the region in force
	gap      *regexp.Regexp      // between Han characters
	outgoing phrases
}

// Version names the files that the rules come from.
func (p *Policy) Version() string { return p.version }

// Rules are what is in force, as written.
func (p *Policy) Rules() []Rule { return slices.Clone(p.rules) }

// Load reads the general rules and those of every pack in packs: what is dangerous stays so
// whichever pack is installed. A file with a mistake is refused as a whole, CodeUnreadable.
func Load(packs fs.FS) (*Policy, error) {
	all := File{Cues: map[string]map[string][]string{}, Harmless: map[string][]string{}}
	if err := all.add("general", general); err != nil {
		return nil, err
	}
	if packs != nil {
		names, err := fs.Glob(packs, "*/policy.yaml")
		if err != nil {
			return nil, unreadable("policy.yaml", err)
		}
		for _, name := range names {
			raw, err := fs.ReadFile(packs, name)
			if err != nil {
				return nil, unreadable(name, err)
			}
			if err := all.add(path.Dir(name), raw); err != nil {
				return nil, err
			}
		}
	}
	return compile(all)
}

func unreadable(name string, err error) error {
	return assist.NewError(assist.CodeUnreadable, "the policy "+name+" cannot be used: mend the file, nothing is answered without it", err)
}

// add reads one more file. Cues and exclusions of one name are joined, rules follow.
func (f *File) add(name string, raw []byte) error {
	if len(raw) > maxFile {
		return unreadable(name, errors.New("the file is too large"))
	}
	var more File
	if err := yaml.Unmarshal(raw, &more); err != nil {
		return unreadable(name, err)
	}
	if more.Version == "" || more.By == "" || more.On == "" || more.Why == "" {
		return unreadable(name, errors.New("version, by, on and why must be said"))
	}
	f.Version = strings.TrimPrefix(f.Version+"+"+name+"/"+more.Version, "+")
	if more.Region != "" {
		f.Region, f.Lines = more.Region, more.Lines
	}
	for cue, langs := range more.Cues {
		if f.Cues[cue] == nil {
			f.Cues[cue] = map[string][]string{}
		}
		for lang, patterns := range langs {
			f.Cues[cue][lang] = append(f.Cues[cue][lang], patterns...)
		}
	}
	for lang, patterns := range more.Harmless {
		f.Harmless[lang] = append(f.Harmless[lang], patterns...)
	}
	f.Spelled = append(f.Spelled, more.Spelled...)
	f.Rules = append(f.Rules, more.Rules...)
	f.Outgoing.Denied = append(f.Outgoing.Denied, more.Outgoing.Denied...)
	f.Outgoing.Refused = append(f.Outgoing.Refused, more.Outgoing.Refused...)
	f.Outgoing.Flagged = append(f.Outgoing.Flagged, more.Outgoing.Flagged...)
	return nil
}

func compile(f File) (*Policy, error) {
	p := &Policy{version: f.Version, spelled: f.Spelled, lines: f.Lines[f.Region], gap: regexp.MustCompile(`(\p{Han})[\s.*_·\-]+(\p{Han})`), cues: map[string]*regexp.Regexp{}}
	var err error
	if p.harmless, err = pattern(f.Harmless); err != nil {
		return nil, unreadable("harmless", err)
	}
	for name, langs := range f.Cues {
		if p.cues[name], err = pattern(langs); err != nil {
			return nil, unreadable("cue "+name, err)
		}
	}
	if p.outgoing, err = f.Outgoing.compile(); err != nil {
		return nil, unreadable("outgoing", err)
	}
	if len(f.Rules) > maxRules {
		return nil, unreadable("rules", errors.New("too many rules"))
	}
	for _, r := range f.Rules {
		if err := p.check(r); err != nil {
			return nil, unreadable("rule "+r.ID, err)
		}
	}
	for _, class := range []assist.PolicyClass{assist.PolicyStop, assist.PolicyConfirm} {
		for _, r := range f.Rules {
			if r.Class == class {
				p.rules = append(p.rules, r)
			}
		}
	}
	return p, nil
}

func (p *Policy) check(r Rule) error {
	switch {
	case r.ID == "" || r.Topic == "" || len(r.All) == 0:
		return errors.New("id, topic and all must be said")
	case r.Class != assist.PolicyStop && r.Class != assist.PolicyConfirm:
		return errors.New("class is stop or confirm")
	case r.Class == assist.PolicyConfirm && r.Role == "":
		return errors.New("say which role releases the answer")
	case r.Class == assist.PolicyStop && len(p.lines[r.Topic]) == 0:
		return errors.New("the region has no line to call for this topic")
	}
	for _, cue := range r.All {
		if p.cues[cue] == nil {
			return fmt.Errorf("no cue is named %s", cue)
		}
	}
	return nil
}

// pattern joins the patterns of all languages; English ones stand between word ends.
func pattern(langs map[string][]string) (*regexp.Regexp, error) {
	var parts []string
	for _, lang := range []string{"zh", "en"} {
		for _, s := range langs[lang] {
			if len([]rune(s)) > maxPattern {
				return nil, errors.New("a pattern is too long")
			}
			if lang == "en" {
				s = `\b(?:` + s + `)(?:\b|$)`
			}
			parts = append(parts, "(?:"+s+")")
		}
	}
	if len(parts) == 0 || len(parts) > maxCues {
		return nil, errors.New("no pattern, or too many")
	}
	return regexp.Compile(strings.Join(parts, "|"))
}
