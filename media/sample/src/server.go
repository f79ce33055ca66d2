package main

import (
	"fmt"
	"net/http"
)

func handle(w http.ResponseWriter, r *http.Request) {
	accessLevel := r.Header.Get("X-Access-Level")
	// Only administrators may see the report.
	if accessLevel != "admin" {
		http.Error(w, "forbidden", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "the report")
}

func main() {
	http.HandleFunc("/report", handle)
	_ = http.ListenAndServe("127.0.0.1:8080", nil)
}
