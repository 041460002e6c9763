import { chromium } from "playwright";
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu"] });
const p = await b.newPage({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: "en-GB" });
await p.goto("http://127.0.0.1:8097/#/funnel/add"); await p.waitForSelector("[data-ready]");
await p.waitForTimeout(800); console.log(await p.evaluate(()=>location.hash));
await p.locator("dialog input").first().fill("Fabrikam"); await p.keyboard.press("Enter"); await p.keyboard.press("Enter");
await p.waitForTimeout(800); console.log(await p.evaluate(()=>location.hash));
await p.goto("http://127.0.0.1:8097/#/funnel"); await p.waitForTimeout(800);
await p.getByRole("link",{name:/Fabrikam/}).first().click(); await p.waitForTimeout(800);
await p.getByRole("link",{name:"Next step"}).click(); await p.waitForTimeout(500);

await p.waitForTimeout(500);
await p.screenshot({path:"/tmp/s/event.png"});
console.log(await p.evaluate(()=>innerWidth+" "+document.documentElement.scrollWidth+"\n"+[...document.querySelectorAll("body *")].filter(e=>e.getBoundingClientRect().right>391 && e.getBoundingClientRect().width>0).slice(0,30).map(e=>[e.tagName,e.className,e.id,e.getBoundingClientRect().left|0,e.getBoundingClientRect().right|0].join(" ")).join("\n")));
await b.close();
