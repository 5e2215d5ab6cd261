package main

import (
	"context"
	"database/sql"
	"errors"
	"net"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// asProgram makes this test binary run as baihuactl itself, so that a test can kill it.
const asProgram = "BAIHUACTL_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		os.Exit(run(context.Background(), os.Args[1:]))
	}
	testscript.Main(m, map[string]func(){
		"baihuactl": func() { os.Exit(run(context.Background(), os.Args[1:])) },
	})
}

// database opens a file with the driver that backend/store brings along.
func database(ts *testscript.TestScript, file string) *sql.DB {
	db, err := sql.Open("sqlite3", ts.MkAbs(file))
	ts.Check(err)
	return db
}

// TestScripts runs the real program as a stranger would, one txtar a story.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			// exits CODE PROGRAM ARGS... runs a program that must end with that exit code.
			"exits": func(ts *testscript.TestScript, _ bool, args []string) {
				want, err := strconv.Atoi(args[0])
				ts.Check(err)
				got := 0
				var exit *exec.ExitError
				if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
					got = exit.ExitCode()
				} else {
					ts.Check(err)
				}
				if got != want {
					ts.Fatalf("exit code %d, want %d", got, want)
				}
			},
			// sql FILE STATEMENT does to a file what somebody with a database tool does.
			"sql": func(ts *testscript.TestScript, _ bool, args []string) {
				db := database(ts, args[0])
				defer func() { ts.Check(db.Close()) }()
				_, err := db.Exec(args[1])
				ts.Check(err)
			},
			// holds FILE QUERY WANT compares what a file says with what is wanted.
			"holds": func(ts *testscript.TestScript, _ bool, args []string) {
				db := database(ts, args[0])
				defer func() { ts.Check(db.Close()) }()
				var got string
				ts.Check(db.QueryRow(args[1]).Scan(&got))
				if got != args[2] {
					ts.Fatalf("%s: %s, want %s", args[1], got, args[2])
				}
			},
			// hold FILE keeps a file to itself until the script ends.
			"hold": func(ts *testscript.TestScript, _ bool, args []string) {
				db := database(ts, args[0])
				db.SetMaxOpenConns(1)
				_, err := db.Exec("BEGIN EXCLUSIVE")
				ts.Check(err)
				ts.Defer(func() { ts.Check(db.Close()) })
			},
			// freeaddr NAME puts an unused loopback address into $NAME.
			"freeaddr": func(ts *testscript.TestScript, _ bool, args []string) {
				l, err := net.Listen("tcp", "127.0.0.1:0")
				ts.Check(err)
				ts.Setenv(args[0], l.Addr().String())
				ts.Check(l.Close())
			},
		},
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("LC_ALL", "C") // no language of its own: each script says what it wants
			return nil
		},
	})
}
