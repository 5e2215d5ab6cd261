package app

import (
	"context"
	"path/filepath"
	"slices"

	"baihua/backend/assist"
	"baihua/backend/library"
	"baihua/backend/seat"
)

// Imports is bound to the screens: how files get into the library.
type Imports struct {
	watch
	seat    *seat.Seat
	host    Host
	jobs    *jobs
	uploads Uploads // nil: files are imported by path
}

// Pick asks for files by dialog and imports them. None chosen gives a job without an id.
func (i *Imports) Pick(req PickRequest) (out JobView, err error) {
	defer i.guard(&err)
	paths, err := i.host.PickFiles(context.Background())
	if err != nil || len(paths) == 0 {
		return JobView{State: stateCancelled, Paths: []string{}, Report: jobReport(library.Report{})}, err
	}
	return i.Start(ImportRequest{Paths: paths, Audience: req.Audience})
}

// Start imports files and folders in the background.
func (i *Imports) Start(req ImportRequest) (out JobView, err error) {
	defer i.guard(&err)
	if len(req.Paths) == 0 {
		return JobView{}, assist.NewError(assist.CodeInvalid, "choose at least one file", nil)
	}
	audience, err := audienceOf(req.Audience)
	if err != nil {
		return JobView{}, err
	}
	order := library.Order{Kind: library.KindFiles, Paths: req.Paths, Audience: audience}
	after := func() {}
	if i.uploads != nil {
		order.Kind = library.KindUpload
		for _, p := range req.Paths {
			if !i.uploads.Allowed(p) {
				return JobView{}, assist.NewError(assist.CodeUnsafe, "only files uploaded on this page can be imported", nil)
			}
		}
		after = func() { i.uploads.Release(req.Paths) }
	}
	return i.jobs.order(order, after)
}

// Cancel stops a job; what it imported so far stays.
func (i *Imports) Cancel(req JobRequest) (out JobView, err error) {
	defer i.guard(&err)
	return i.jobs.stop(req.ID)
}

// Resume goes on with a job that was interrupted.
func (i *Imports) Resume(req JobRequest) (out JobView, err error) {
	defer i.guard(&err)
	return i.jobs.resume(req.ID)
}

// List gives the last jobs, oldest first, each with the first things it left out.
func (i *Imports) List() (out []JobView, err error) {
	defer i.guard(&err)
	return i.jobs.views()
}

// Report gives a job with everything it left out.
func (i *Imports) Report(req JobRequest) (out JobView, err error) {
	defer i.guard(&err)
	return i.jobs.report(req.ID)
}

// Folders lists the watched folders.
func (i *Imports) Folders() (out []FolderView, err error) {
	defer i.guard(&err)
	sh := i.seat.Shelf()
	defer sh.Release()
	folders, err := sh.Library.Folders(context.Background())
	out = make([]FolderView, 0, len(folders))
	for _, f := range folders {
		out = append(out, FolderView{Path: f.Path, Audience: string(f.Audience), Files: f.Files, There: f.There})
	}
	return out, err
}

// PickFolder asks for a folder by dialog and watches it from then on.
func (i *Imports) PickFolder(req PickRequest) (out []FolderView, err error) {
	defer i.guard(&err)
	path, err := i.host.PickFolder(context.Background())
	if err != nil || path == "" {
		return i.Folders()
	}
	return i.Watch(FolderRequest{Path: path, Audience: req.Audience})
}

// Watch follows a folder from now on, or changes for whom its documents are.
func (i *Imports) Watch(req FolderRequest) (out []FolderView, err error) {
	defer i.guard(&err)
	if !i.host.Window() {
		return nil, assist.NewError(assist.CodeUnsafe, "folders can be watched in the window only: a page in a browser may read no folder", nil)
	}
	audience, err := audienceOf(req.Audience)
	if err != nil {
		return nil, err
	}
	if err := i.shelved(func(l *library.Library) error { return l.Watch(context.Background(), req.Path, audience) }); err != nil {
		return nil, err
	}
	out, err = i.Folders()
	at := slices.IndexFunc(out, func(f FolderView) bool { return f.Path == filepath.Clean(req.Path) })
	if err != nil || at < 0 || out[at].Files == 0 {
		return out, err
	}
	_, err = i.jobs.order(library.Order{Kind: library.KindFolder, Paths: []string{out[at].Path}, Audience: audience}, func() {})
	return out, err
}

// Unwatch leaves a folder alone from now on; what was imported stays.
func (i *Imports) Unwatch(req FolderRequest) (out []FolderView, err error) {
	defer i.guard(&err)
	if err := i.shelved(func(l *library.Library) error { return l.Unwatch(context.Background(), req.Path) }); err != nil {
		return nil, err
	}
	return i.Folders()
}

// shelved does f with the library in use.
func (i *Imports) shelved(f func(*library.Library) error) error {
	sh := i.seat.Shelf()
	defer sh.Release()
	return f(sh.Library)
}

func audienceOf(s string) (assist.Audience, error) {
	a := assist.Audience(s)
	if a != "" && a != assist.AudienceCustomer && a != assist.AudienceInternal {
		return "", assist.NewError(assist.CodeInvalid, "the audience is customer or internal", nil)
	}
	return a, nil
}
