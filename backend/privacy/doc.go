// Package privacy keeps customers' words unreadable to whoever holds the files but not
// the key. It seals bytes (AES-256-GCM) and says where keys come from. Any room may
// import it; it knows nothing of what it seals.
//
// Keys come in two layers: a master key from a KeySource wraps one data key a
// conversation. Deleting a data key erases that conversation and nothing else.
package privacy
