package replay

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"

	"baihua/backend/assist"
	"baihua/backend/channel"
)

// Listen opens an address of this computer: the protocol is not encrypted here, so other
// computers are never served. ":8090" stands for 127.0.0.1:8090.
func Listen(ctx context.Context, address string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(address)
	if err == nil && host == "" {
		address = net.JoinHostPort("127.0.0.1", port)
	}
	if err != nil || !channel.IsLoopback(address) {
		return nil, assist.NewError(assist.CodeUnsafe,
			"A replay serves this computer only. Give an address such as 127.0.0.1:8090.", nil)
	}
	var lc net.ListenConfig
	ln, err := lc.Listen(ctx, "tcp", address)
	if err != nil {
		return nil, assist.NewError(assist.CodeUnavailable,
			"The address cannot be opened; perhaps another program uses its port. Choose another port.", err)
	}
	return ln, nil
}

// Serve plays on ln until ctx is done, then closes everything and returns nil.
func (s *Server) Serve(ctx context.Context, ln net.Listener) error {
	h := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second}
	stopped := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(stopped)
		_ = h.Close()
	})
	err := h.Serve(ln)
	if !stop() {
		<-stopped
	}
	s.Close()
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return assist.NewError(assist.CodeUnavailable, "The replay's address failed. Start it again.", err)
}
