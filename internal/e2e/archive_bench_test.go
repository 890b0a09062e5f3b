package e2e

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// releases is how many releases the benchmark's archive has: BALAGH_RELEASES.
func releases(b *testing.B) int {
	n, err := strconv.Atoi(os.Getenv("BALAGH_RELEASES"))
	if os.Getenv("BALAGH_RELEASES") == "" {
		n, err = 1000, nil
	}
	if err != nil {
		b.Fatal(err)
	}
	return n
}

// cost is what a step took of the clock, of the processors, and of memory.
type cost struct {
	wall, cpu time.Duration
	kib       int64
}

// BenchmarkArchive builds an archive of bilingual releases four times: from
// nothing, with nothing changed, after one edit, with one release more. It sets
// the cost beside the floor of any generator, measured in the same run: list and
// read the sources, have goldmark parse and render the bodies, write as many files
// of the same sizes. TMPDIR says on which file system.
//
//	BALAGH_RELEASES=10000 TMPDIR=/dev/shm go test -C internal/e2e -run '^$' -bench Archive -benchtime 1x
func BenchmarkArchive(b *testing.B) {
	n := releases(b)
	for b.Loop() {
		dir := b.TempDir()
		src, out := filepath.Join(dir, "src"), filepath.Join(dir, "out")
		archive(b, src, n)
		time.Sleep(4 * time.Second) // a file younger than three seconds is not trusted by its time
		build := func() cost { return run1(b, src, "build", "--out", out, "--at", "2026-01-02") }
		cold := build()
		least := measure(func() { floor(b, src, out, filepath.Join(dir, "floor")) })
		same := build()
		edited := filepath.Join(src, "content/releases", releaseFolder(n/2), "fr.md")
		write1(b, edited, editionText("fr", n/2)+"\nUne phrase de plus.\n")
		edit := build()
		writeBulletin(b, src, n)
		more := build()
		b.Logf("\n| %d releases | wall s | cpu s | peak MiB |\n| --- | --: | --: | --: |\n%s%s%s%s%s", n,
			least.row("floor"), cold.row("cold"), same.row("nothing changed"), edit.row("one edit"), more.row("one release more"))
		b.ReportMetric(cold.wall.Seconds()/least.wall.Seconds(), "cold/floor")
		b.ReportMetric(cold.cpu.Seconds()/least.cpu.Seconds(), "cold-cpu/floor")
		b.ReportMetric(same.wall.Seconds()/cold.wall.Seconds(), "same/cold")
		b.ReportMetric(edit.wall.Seconds()/cold.wall.Seconds(), "edit/cold")
		b.ReportMetric(more.wall.Seconds()/cold.wall.Seconds(), "more/cold")
	}
}

func (c cost) row(name string) string {
	return fmt.Sprintf("| %s | %.2f | %.2f | %d |\n", name, c.wall.Seconds(), c.cpu.Seconds(), c.kib>>10)
}

// run1 runs the program and tells what it cost.
func run1(b *testing.B, dir string, args ...string) cost {
	cmd := exec.Command(program, args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), quiet...)
	var said bytes.Buffer
	cmd.Stderr = &said
	start := time.Now()
	if err := cmd.Run(); err != nil {
		b.Fatalf("%v\n%s", err, said.Bytes())
	}
	c := cost{wall: time.Since(start), cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		c.kib = u.Maxrss
	}
	return c
}

// measure tells what a part of this process cost.
func measure(do func()) cost {
	var before, after syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &before)
	start := time.Now()
	do()
	wall := time.Since(start)
	syscall.Getrusage(syscall.RUSAGE_SELF, &after)
	spent := func(u syscall.Rusage) int64 { return u.Utime.Nano() + u.Stime.Nano() }
	return cost{wall: wall, cpu: time.Duration(spent(after) - spent(before))}
}

// floor does what no generator can leave undone, on all processors.
func floor(b *testing.B, src, out, to string) {
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough))
	var sources []string
	filepath.WalkDir(src, func(p string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(p, ".md") {
			sources = append(sources, p)
		}
		return err
	})
	var bodies sync.Pool
	each(len(sources), func(i int) error {
		text, err := os.ReadFile(sources[i])
		if err != nil {
			return err
		}
		_, body, _ := bytes.Cut(text[4:], []byte("\n+++\n"))
		buf, _ := bodies.Get().(*bytes.Buffer)
		if buf == nil {
			buf = new(bytes.Buffer)
		}
		defer bodies.Put(buf)
		buf.Reset()
		return md.Convert(body, buf)
	})
	type made struct {
		path string
		size int64
	}
	var files []made
	filepath.WalkDir(out, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		files = append(files, made{to + strings.TrimPrefix(p, out), info.Size()})
		return err
	})
	blank := bytes.Repeat([]byte("<p>"), 4<<20)
	if err := each(len(files), func(i int) error {
		if err := os.MkdirAll(filepath.Dir(files[i].path), 0o777); err != nil {
			return err
		}
		return os.WriteFile(files[i].path, blank[:min(int(files[i].size), len(blank))], 0o666)
	}); err != nil {
		b.Fatal(err)
	}
}

// each calls do for 0 … n-1 on all processors and returns an error, if any.
func each(n int, do func(i int) error) error {
	next, failed := make(chan int), make(chan error, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				if err := do(i); err != nil {
					select {
					case failed <- err:
					default:
					}
				}
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
	select {
	case err := <-failed:
		return err
	default:
		return nil
	}
}

// archive writes the sample site with n releases of the benchmark's own.
func archive(b *testing.B, src string, n int) {
	if err := copySample(src); err != nil {
		b.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(src, "content", "releases")); err != nil {
		b.Fatal(err)
	}
	for i := range n {
		writeBulletin(b, src, i)
	}
}

func releaseFolder(n int) string { return fmt.Sprintf("%d/bulletin-%06d", 2016+n%10, n) }

func writeBulletin(b *testing.B, src string, n int) {
	dir := filepath.Join(src, "content/releases", releaseFolder(n))
	write1(b, filepath.Join(dir, "ar.md"), editionText("ar", n))
	if n%20 != 19 { // some exist in Arabic only
		write1(b, filepath.Join(dir, "fr.md"), editionText("fr", n))
	}
}

func write1(b *testing.B, path, text string) {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		b.Fatal(err)
	}
}

// The benchmark's texts: about 6 kB a language, no two alike.
var benchText = map[string]struct{ title, place, heading, sentence string }{
	"ar": {"لقاء مع المنخرطين رقم %d", "الرباط", "محاور اللقاء رقم %d",
		"عرض المكتب المسير حصيلة السنة رقم %d أمام المندوبين، وأجاب عن أسئلتهم حول **التغطية الصحية** والخدمات الرقمية، ثم حدد موعد اللقاء المقبل. "},
	"fr": {"Rencontre no %d avec les adhérents", "Rabat", "Les sujets de la rencontre no %d",
		"Le bureau a présenté aux délégués le bilan no %d, répondu à leurs questions sur la **couverture santé** et les services en ligne, puis fixé la date suivante. "},
}

func editionText(code string, n int) string {
	t := benchText[code]
	var s strings.Builder
	fmt.Fprintf(&s, "+++\ntitle = \""+t.title+"\"\nplace = \"%s\"\n", n, t.place)
	if code == "ar" {
		fmt.Fprintf(&s, "date = %d-%02d-%02dT10:00:00+01:00\ntags = [\"%s\", \"mutualite\"]\nregions = [\"%s\"]\n", 2016+n%10, 1+n/10%12, 1+n/120%28,
			[]string{"gouvernance", "protection-sociale", "regionalisation"}[n%3], []string{"rabat-sale-kenitra", "oriental", "souss-massa", "marrakech-safi"}[n%4])
	}
	s.WriteString("+++\n\n")
	for i := range 5 {
		fmt.Fprintf(&s, "## "+t.heading+"\n\n", i+1)
		for range 5 {
			fmt.Fprintf(&s, t.sentence, n+i)
		}
		s.WriteString("\n\n- " + t.place + "\n- [mgpap](https://example.org/)\n\n")
	}
	return s.String()
}
