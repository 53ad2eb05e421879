"""WeasyPrint: python3 make.py PAGE.html OUT.pdf COUNT. Prints the milliseconds that each document took."""
import json, sys, time
from weasyprint import HTML

page, out, count = sys.argv[1:]
times = []
text = open(page, encoding='utf8').read()
for turn in range(int(count)):
    start = time.perf_counter()
    HTML(string=text.replace('TURN', str(turn)), base_url=page).write_pdf(out)
    times.append((time.perf_counter() - start) * 1000)
print(json.dumps(times))
