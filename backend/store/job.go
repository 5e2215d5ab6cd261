package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"baihua/backend/assist"
)

// keptJobs is how many ended jobs can still be read.
const keptJobs = 20

// JobState is how a job stands.
type JobState string

// The states. One that runs in nobody's hands was interrupted and can go on.
const (
	JobRunning   JobState = "running"
	JobDone      JobState = "done"
	JobCancelled JobState = "cancelled"
	JobFailed    JobState = "failed"
)

// Job is an import: what was asked for and how it ended.
type Job struct {
	ID       string
	Kind     string
	Paths    []string
	Audience assist.Audience // of documents that do not say; "" = nobody said
	State    JobState
	Started  time.Time
	Ended    time.Time
	Report   []byte   // counts, as JSON
	Skips    []string // everything left out, as JSON
	Code     assist.Code
	Message  string
	Tries    int // how often it began or went on since it last got a step further; 0 = never
}

// Step is what one batch adds to a job.
type Step struct {
	Job     string
	Report  []byte   // the counts so far, as JSON
	Skips   []string // left out since the last step
	Sources []string // finished since the last step
	Met     []Met    // since the last step
}

// Met is a document that a job came across, in whichever source.
type Met struct{ ID, Hash, Source string }

const jobColumns = "id, kind, paths, audience, state, started, ended, report, code, message, tries"

func scanJob(row scanner) (Job, error) {
	var j Job
	var paths string
	var started, ended int64
	err := row.Scan(&j.ID, &j.Kind, &paths, &j.Audience, &j.State, &started, &ended, &j.Report, &j.Code, &j.Message, &j.Tries)
	if err != nil {
		return j, err
	}
	j.Started, j.Ended = unstamp(started), unstamp(ended)
	return j, fromJSON(paths, &j.Paths)
}

// AddJob records that an import begins.
func (k *Knowledge) AddJob(ctx context.Context, j Job) error {
	return k.writer.do(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec("INSERT INTO job ("+jobColumns+") VALUES (?, ?, ?, ?, ?, ?, 0, ?, '', '', 0)",
			j.ID, j.Kind, asJSON(j.Paths, len(j.Paths)), j.Audience, JobRunning, stamp(j.Started), string(j.Report))
		return err
	})
}

// Job is a job with all that it left out; CodeNotFound when it is not known (any more).
func (k *Knowledge) Job(ctx context.Context, id string) (Job, error) {
	j, err := scanJob(k.readers.QueryRowContext(ctx, "SELECT "+jobColumns+" FROM job WHERE id = ?", id))
	if errors.Is(err, sql.ErrNoRows) {
		return j, assist.NewError(assist.CodeNotFound, "that import is not known any more", nil)
	}
	if err != nil {
		return j, explain(err)
	}
	j.Skips, err = collect(ctx, k.readers, oneString, "SELECT skip FROM job_skip WHERE job = (SELECT n FROM job WHERE id = ?) ORDER BY n", id)
	return j, err
}

// Jobs are the jobs that are known, oldest first, without their skips.
func (k *Knowledge) Jobs(ctx context.Context) ([]Job, error) {
	return collect(ctx, k.readers, func(rows *sql.Rows) (Job, error) { return scanJob(rows) }, "SELECT "+jobColumns+" FROM job ORDER BY n")
}

// ResumeJob notes that an interrupted job goes on, and gives where: the sources it has
// finished and the documents it has met.
func (k *Knowledge) ResumeJob(ctx context.Context, id string) (sources []string, met []Met, err error) {
	err = k.writer.do(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec("UPDATE job SET tries = tries + 1 WHERE id = ? AND state = ?", id, JobRunning)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	sources, err = collect(ctx, k.readers, oneString, "SELECT name FROM job_source WHERE job = (SELECT n FROM job WHERE id = ?)", id)
	if err != nil {
		return nil, nil, err
	}
	met, err = collect(ctx, k.readers, func(rows *sql.Rows) (m Met, err error) { return m, rows.Scan(&m.ID, &m.Hash, &m.Source) },
		"SELECT document, hash, source FROM job_document WHERE job = (SELECT n FROM job WHERE id = ?)", id)
	return sources, met, err
}

// EndJob records how a job ended, and forgets the oldest ended ones.
func (k *Knowledge) EndJob(ctx context.Context, j Job, last *Step) error {
	return k.writer.do(ctx, func(tx *sql.Tx) error {
		if err := putStep(tx, last); err != nil {
			return err
		}
		_, err := tx.Exec("UPDATE job SET state = ?, ended = ?, code = ?, message = ? WHERE id = ?", j.State, stamp(j.Ended), j.Code, j.Message, j.ID)
		if err != nil {
			return err
		}
		for _, table := range []string{"job_source", "job_document"} {
			if _, err := tx.Exec("DELETE FROM "+table+" WHERE job = (SELECT n FROM job WHERE id = ?)", j.ID); err != nil {
				return err
			}
		}
		_, err = tx.Exec("DELETE FROM job WHERE ended <> 0 AND n NOT IN (SELECT n FROM job WHERE ended <> 0 ORDER BY n DESC LIMIT ?)", keptJobs)
		return err
	})
}

// DropJob forgets a job that is not worth keeping.
func (k *Knowledge) DropJob(ctx context.Context, id string) error {
	return k.writer.do(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec("DELETE FROM job WHERE id = ?", id)
		return err
	})
}

func putStep(tx *sql.Tx, s *Step) error {
	if s == nil {
		return nil
	}
	var n int64
	if err := tx.QueryRow("UPDATE job SET report = ?, tries = 1 WHERE id = ? RETURNING n", string(s.Report), s.Job).Scan(&n); err != nil {
		return err
	}
	for _, skip := range s.Skips {
		if _, err := tx.Exec("INSERT INTO job_skip (job, skip) VALUES (?, ?)", n, skip); err != nil {
			return err
		}
	}
	for _, name := range s.Sources {
		if _, err := tx.Exec("INSERT OR IGNORE INTO job_source VALUES (?, ?)", n, name); err != nil {
			return err
		}
	}
	for _, m := range s.Met {
		if _, err := tx.Exec("INSERT OR REPLACE INTO job_document VALUES (?, ?, ?, ?)", n, m.ID, m.Hash, m.Source); err != nil {
			return err
		}
	}
	return nil
}

// HoldJobs keeps other programs from running jobs on this file until release is called.
func (k *Knowledge) HoldJobs(ctx context.Context) (release func() error, err error) {
	held, err := takeLock(ctx, k.path, "another program imports into this knowledge file: wait for its end, then try again")
	if err != nil {
		return nil, err
	}
	return held.release, nil
}
