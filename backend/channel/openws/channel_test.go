package openws_test

import (
	"testing"
	"time"

	"baihua/backend/assist"
	"baihua/backend/channel"
	"baihua/backend/channel/channeltest"
	"baihua/backend/channel/openws"
)

// quick shortens every wait, and stays patient enough for a busy machine.
func quick() channel.Limits {
	return channel.Limits{
		Handshake: time.Second, Ping: 50 * time.Millisecond, Silence: 2 * time.Second,
		Message: 500 * time.Millisecond, BackoffMin: time.Millisecond, BackoffMax: 5 * time.Millisecond,
	}
}

func config(url string) openws.Config {
	return openws.Config{Name: "shop", URL: url, Token: token, Limits: quick(), Answer: 2 * time.Second}
}

func TestChannel_keepsItsPromises(t *testing.T) {
	channeltest.Run(t, func(t *testing.T) channeltest.Harness {
		f := newFar(t)
		return channeltest.Harness{
			Far: f, Token: token, Close: f.close,
			New: func() assist.Channel { return openws.New(config(f.url())) },
		}
	})
}
