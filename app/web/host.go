package web

import (
	"context"

	"baihua/backend/assist"
)

// Host is the absence of a window: no dialogs, nothing to keep on top.
type Host struct{}

var errNoWindow = assist.NewError(assist.CodeUnavailable, "there is no window here: drop the file onto the page instead", nil)

// PickFiles implements app.Host.
func (Host) PickFiles(context.Context) ([]string, error) { return nil, errNoWindow }

// PickFolder implements app.Host.
func (Host) PickFolder(context.Context) (string, error) { return "", errNoWindow }

// PickKnowledge implements app.Host.
func (Host) PickKnowledge(context.Context) (string, error) { return "", errNoWindow }

// SetOnTop implements app.Host.
func (Host) SetOnTop(bool) {}

// Window implements app.Host.
func (Host) Window() bool { return false }
