// Writes tests/fixtures/money/printed.tsv: amounts as each locale prints them, by the ICU data of Node. A row a way of writing, under the first locale that
// has it: locale, decimal mark, group mark, currency, minor units, text. Run: node tests/oracle/printed_amounts.mjs > tests/fixtures/money/printed.tsv
const LOCALES = `af agq ak am ar ar-AE ar-DZ ar-EG ar-KW ar-LB ar-MA ar-SA ar-TN as az be bg bm bn bn-IN bo br bs ca ccp ce chr ckb cs cy da de de-AT de-CH de-LI dz
 el en en-AU en-CA en-CH en-DE en-GB en-IE en-IN en-NZ en-SG en-US en-ZA eo es es-AR es-CL es-CO es-CR es-ES es-MX es-PE es-US es-UY et eu fa fa-AF ff fi fil fo fr fr-BE fr-CA
 fr-CH fr-LU fy ga gd gl gsw gu ha he hi hr hsb hu hy ia id ig is it it-CH ja jv ka kab kk km kn ko kok ks ku ky lb ln lo lt lv mai mg mi mk ml mn mni mr ms mt my
 nb nds ne nl nl-BE nn no om or pa pa-Arab pcm pl ps pt pt-AO pt-BR pt-PT qu rm ro ru rw sa sah sat sc sd se si sk sl so sq sr su sv sw ta te tg th ti tk to tr tt ug uk ur
 ur-IN uz vi wo xh yi yo yue zh zh-HK zh-TW zu`.trim().split(/\s+/);
const AMOUNTS = [
    ["JPY", 0, ["7", "950", "9000", "125000", "1234567"]],
    ["EUR", 2, ["0.50", "9000", "1250.00", "1234.56", "98765.40", "1234567.89", "-1250.00"]],
    ["KWD", 3, ["0.500", "9.000", "9000", "1250.125", "1234567.891"]],
];
const seen = new Set();
const rows = [["locale", "decimal", "group", "currency", "minor", "text"]];
for (const locale of LOCALES) {
    const part = (type, value) => new Intl.NumberFormat(locale).formatToParts(value).find((part) => part.type === type)?.value ?? "";
    const [decimal, group] = [part("decimal", 0.5), part("group", 1234567)];
    for (const [currency, exponent, amounts] of AMOUNTS) {
        for (const amount of amounts) {
            const digits = amount.includes(".") ? exponent : 0;
            const text = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(amount);
            const minor = BigInt(Math.round(Number(amount) * 10 ** exponent)).toString();
            const key = [decimal, group, currency, minor, text].join("\t");
            if (seen.has(key)) continue;
            seen.add(key);
            rows.push([locale, decimal, group, currency, minor, text]);
        }
    }
}
console.log(rows.map((row) => row.join("\t")).join("\n"));
