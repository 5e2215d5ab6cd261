// Package seat puts one agent's rooms together: the two files, the library, the desk
// and its channels. Window, browser mode, baihuactl and eval all open a Seat, so that
// each of them runs the same product. It may import every room; no room imports it.
package seat
