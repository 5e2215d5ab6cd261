package store

import (
	"context"
	"database/sql"
	"regexp"
	"slices"
	"strings"
)

// createTrigger finds the triggers that migrations make. None is ever dropped again.
const createTrigger = `(?m)^CREATE TRIGGER (\w+)`

// Fence compares the file's triggers with those its migrations made: missing are gone or
// read otherwise, foreign are somebody else's. They keep entries from being changed.
func (l *Ledger) Fence(ctx context.Context) (missing, foreign []string, err error) {
	script, err := l.script(ctx)
	if err != nil {
		return nil, nil, err
	}
	have, err := collect(ctx, l.readers, func(rows *sql.Rows) (t [2]string, err error) {
		return t, rows.Scan(&t[0], &t[1])
	}, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
	if err != nil {
		return nil, nil, err
	}
	var whole []string
	for _, t := range have {
		if strings.Contains(script, t[1]) {
			whole = append(whole, t[0])
		} else {
			foreign = append(foreign, t[0])
		}
	}
	for _, m := range regexp.MustCompile(createTrigger).FindAllStringSubmatch(script, -1) {
		if !slices.Contains(whole, m[1]) {
			missing = append(missing, m[1])
		}
	}
	foreign = slices.DeleteFunc(foreign, func(name string) bool { return slices.Contains(missing, name) })
	return missing, foreign, nil
}

// script is what the migrations did that this file has seen.
func (l *Ledger) script(ctx context.Context) (string, error) {
	all, err := steps(ledgerSteps, "migration/ledger")
	if err != nil {
		return "", explain(err)
	}
	have, err := schemaVersion(ctx, l.readers)
	if err != nil {
		return "", err
	}
	if err := checkVersion(have, all); err != nil {
		return "", err
	}
	var b strings.Builder
	for _, s := range all[:have] {
		b.WriteString(s.script)
	}
	return b.String(), nil
}

// Backing says how far the rest of the file rests on the ledger: how many customers'
// turns were heard, and how many turns, suggestions and decisions name an entry that is
// not there.
func (l *Ledger) Backing(ctx context.Context) (heard, orphans int64, err error) {
	err = l.readers.QueryRowContext(ctx, `SELECT
		(SELECT count(*) FROM turn WHERE role = 'customer' AND deleted = 0),
		(SELECT count(*) FROM turn WHERE outcome_entry IS NOT NULL AND outcome_entry NOT IN (SELECT seq FROM entry)) +
		(SELECT count(*) FROM suggestion WHERE entry NOT IN (SELECT seq FROM entry)) +
		(SELECT count(*) FROM decision WHERE entry NOT IN (SELECT seq FROM entry))`).Scan(&heard, &orphans)
	return heard, orphans, explain(err)
}
