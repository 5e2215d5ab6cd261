#!/usr/bin/env bash
# Documents made by real programs, read and compared with poppler's pdftotext; then 200
# hostile files, each imported by a program of its own. Installs those programs.
#
#   build/readers.sh BAIHUACTL
set -euo pipefail
cd "$(dirname "$0")/.."
ctl=$(realpath "$1")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

missing=()
for package in libreoffice-writer libreoffice-calc libreoffice-impress poppler-utils tesseract-ocr tesseract-ocr-chi-sim tesseract-ocr-eng; do
	dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
	sudo=$([ "$(id -u)" = 0 ] || echo sudo)
	$sudo apt-get update -qq
	DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
browser=$(build/setup.sh browser)

chromium() { # SOURCE PDF
	"$browser" --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf="$2" "file://$1" >/dev/null 2>&1
}
office() { # FORMAT SOURCE [OPTION...], into $dir
	soffice -env:UserInstallation="file://$dir/lo" --headless "${@:3}" --convert-to "$1" --outdir "$dir" "$2" >/dev/null 2>&1
}

# prose LANG: 60 sections of a heading, two paragraphs and a list, no two alike
prose() {
	local zh=(橡木 胡桃木 松木 樱桃木 竹子 藤条 柚木 白蜡木) en=(oak walnut pine cherry bamboo rattan teak ash) n a b c
	RANDOM=4
	echo "<!DOCTYPE html><html lang=$1><meta charset=utf-8><title>$1</title><body style='font-family:Noto Sans CJK SC,sans-serif;line-height:1.6'>"
	for n in $(seq 60); do
		a=$((RANDOM % 8)) b=$((RANDOM % 8)) c=$((RANDOM % 90 + 10))
		if [ "$1" = zh ]; then
			echo "<h2>第 $n 节 ${zh[a]}家具的保养</h2><p>${zh[a]}怕潮，也怕暴晒。请放在离暖气 $c 厘米以外的地方，每 $((n % 7 + 1)) 周用半干的软布擦一次，擦完马上用干布再擦一遍，不要留下水痕。和${zh[b]}拼接的地方有划痕的，先用 $((n * 3)) 号蜡填平，再轻轻打磨 $c 下。</p><p>质保期 $n 个月内${zh[b]}开裂的，请拍照联系客服；人为损坏不在第 $c 条的范围。</p><ul><li>${zh[a]}不要用 $c 度的酒精擦</li><li>不要直接放 $n 号热锅</li></ul>"
		else
			echo "<h2>Section $n about ${en[a]} furniture</h2><p>Furniture of ${en[a]} dislikes damp and direct sunlight. Keep it at least $c centimetres away from a radiator and wipe it every $((n % 7 + 1)) weeks with a soft cloth that is barely moist, then dry it at once so that no marks stay behind. Scratches where it meets ${en[b]} are filled with wax number $((n * 3)) and rubbed $c times.</p><p>Cracks in ${en[b]} within $n months are repaired free of charge; send us a picture. Damage by accident is not covered by clause $c.</p><ul><li>No alcohol of $c per cent on ${en[a]}</li><li>No hot pan of size $n without a mat</li></ul>"
		fi
	done
	echo '</body></html>'
}

table() {
	echo '<!DOCTYPE html><html lang=zh><meta charset=utf-8><title>价目表</title><body style="font-family:Noto Sans CJK SC"><h1>价目表</h1><table border=1 style="border-collapse:collapse"><thead><tr><th>型号</th><th>价格</th><th>保修</th><th>颜色</th></tr></thead><tbody>'
	rows '<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n'
	echo '</tbody></table></body></html>'
}

rows() { # FORMAT
	local colours=(白 黑 灰 蓝) n
	for n in $(seq 0 119); do
		# shellcheck disable=SC2059 # the format is the point
		printf "$1" "T-$((100 + n))" "$((299 + n)) 元" "$((6 + n % 18)) 个月" "${colours[n % 4]}"
	done
}

for lang in zh en; do
	prose $lang >"$dir/prose-$lang.html"
	chromium "$dir/prose-$lang.html" "$dir/prose-$lang-chromium.pdf"
	office docx:'MS Word 2007 XML' "$dir/prose-$lang.html" --infilter='HTML (StarWriter)'
	mv "$dir/prose-$lang.docx" "$dir/prose-$lang-libreoffice.docx"
	office pdf "$dir/prose-$lang-libreoffice.docx"
done

table >"$dir/table-zh.html"
chromium "$dir/table-zh.html" "$dir/table-zh-chromium.pdf"
office docx:'MS Word 2007 XML' "$dir/table-zh.html" --infilter='HTML (StarWriter)'
office pdf "$dir/table-zh.docx"
mv "$dir/table-zh.pdf" "$dir/table-zh-libreoffice.pdf"
{ printf '型号,价格,保修,颜色\n' && rows '%s,%s,%s,%s\n'; } >"$dir/table-zh.csv"
office xlsx "$dir/table-zh.csv" --infilter='CSV:44,34,76'

if command -v xelatex >/dev/null; then
	{
		echo '\documentclass{article}\usepackage{xeCJK}\setCJKmainfont{Noto Serif CJK SC}\begin{document}\section{保养}'
		for n in $(seq 60); do echo "第 $n 种木材怕潮，也怕暴晒。Keep wood number $n away from radiators, and wipe it with a soft cloth."; echo; done
		echo '\end{document}'
	} >"$dir/prose-tex.tex"
	(cd "$dir" && xelatex -interaction=batchmode prose-tex.tex >/dev/null)
fi

mkdir "$dir/scan"
for lang in zh en; do
	prose $lang | sed -n 1,3p >"$dir/scan/$lang.html"
	chromium "$dir/scan/$lang.html" "$dir/scan/$lang-text.pdf"
	pdftoppm -r 150 -png -singlefile "$dir/scan/$lang-text.pdf" "$dir/scan/$lang"
	echo "<style>@page{margin:0}body{margin:0}</style><img src=$lang.png style='width:100%'>" >"$dir/scan/$lang-picture.html"
	chromium "$dir/scan/$lang-picture.html" "$dir/scan/$lang.pdf"
done

mkdir "$dir/hostile"
READERS_HOSTILE=$dir/hostile go test -count=1 -run HostileFilesAreWritten ./backend/ingest
READERS_DIR=$dir READERS_HOSTILE=$dir/hostile READERS_BAIHUACTL=$ctl \
	go test -count=1 -v -timeout 30m -run 'TestReaders|HostileFilesCost' ./backend/ingest
