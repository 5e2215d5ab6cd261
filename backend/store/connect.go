package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// readers is how many queries of one file run at the same time.
const readers = 4

// safe is set on every connection; it changes nothing in the file.
const safe = `
PRAGMA busy_timeout = 5000;
PRAGMA synchronous = FULL;
PRAGMA fullfsync = ON;
PRAGMA foreign_keys = ON;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA secure_delete = ON;
PRAGMA temp_store = MEMORY;
PRAGMA journal_size_limit = 67108864;
`

// openWriter opens the one connection that writes path.
func openWriter(path string) *sql.DB {
	return pool(1, connector{
		dsn:   dsn(path, "mode", "rw", "_txlock", "immediate", "_stmt_cache_size", "64"),
		setup: safe + "PRAGMA journal_mode = WAL;",
	})
}

// openReaders opens a small pool that reads path. With mode ro it makes nothing beside
// the file but what SQLite needs to read it.
func openReaders(path, mode string) *sql.DB {
	return pool(readers, connector{
		dsn:   dsn(path, "mode", mode, "_stmt_cache_size", "64"),
		setup: safe + "PRAGMA query_only = ON;",
	})
}

func pool(size int, c connector) *sql.DB {
	db := sql.OpenDB(c)
	db.SetMaxOpenConns(size)
	db.SetMaxIdleConns(size)
	return db
}

// dsn is the URI of path with pairs of parameters.
func dsn(path string, params ...string) string {
	q := url.Values{}
	for i := 0; i < len(params); i += 2 {
		q.Set(params[i], params[i+1])
	}
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // C:/… on Windows
	}
	return (&url.URL{Scheme: "file", Path: p, RawQuery: q.Encode()}).String()
}

// connector opens connections without registering a driver under a global name.
type connector struct{ dsn, setup string }

// Driver implements driver.Connector.
func (c connector) Driver() driver.Driver {
	return &sqlite3.SQLiteDriver{ConnectHook: func(conn *sqlite3.SQLiteConn) error {
		_, err := conn.Exec(c.setup, nil)
		return err
	}}
}

// Connect implements driver.Connector.
func (c connector) Connect(context.Context) (driver.Conn, error) { return c.Driver().Open(c.dsn) }
