package channel

import (
	"net"
	"net/netip"
	"net/url"
	"strings"

	"baihua/backend/assist"
)

// CheckAddress says whether a channel may connect to address: wss:// anywhere, ws:// only
// to this computer, since both the token and the customers' words would travel in clear.
func CheckAddress(address string) error {
	_, err := parseAddress(address)
	return err
}

func parseAddress(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Hostname() == "" || (u.Scheme != "ws" && u.Scheme != "wss") {
		// url.Error repeats the address, which may hold a secret: it is not passed on.
		return nil, assist.NewError(assist.CodeInvalid,
			"The channel's address must look like wss://chat.example.com/path. Please correct it in the settings.", nil)
	}
	if u.User != nil {
		return nil, assist.NewError(assist.CodeUnsafe,
			"The channel's address holds a user name or password. Remove it and enter a token instead.", nil)
	}
	if u.Scheme == "ws" && !loopbackName(u.Hostname()) {
		return nil, assist.NewError(assist.CodeUnsafe,
			"This address would send the token and the chat unencrypted. Use wss:// instead of ws://.", nil)
	}
	u.Fragment = ""
	return u, nil
}

func loopbackName(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.Unmap().IsLoopback()
}

// IsLoopback says whether a host:port names this computer only.
func IsLoopback(hostport string) bool {
	host, _, err := net.SplitHostPort(hostport)
	return err == nil && loopbackName(host)
}
