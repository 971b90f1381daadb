// SPDX-License-Identifier: BSD-3-Clause
#include "calibration/observed/country_codes.hpp"

#include <charconv>

namespace diasim {
namespace {

/// Alpha-2, numeric and FIPS 10-4 code of each country, "--" where FIPS has none. The Gaza Strip
/// (FIPS GZ) is looked up as PS, too.
constexpr std::string_view codes =
    // clang-format off
    "AD020AN AE784AE AF004AF AG028AC AI660AV AL008AL AM051AM AO024AO AQ010AY AR032AR AS016AQ "
    "AT040AU AU036AS AW533AA AX248-- AZ031AJ BA070BK BB052BB BD050BG BE056BE BF854UV BG100BU "
    "BH048BA BI108BY BJ204BN BL652TB BM060BD BN096BX BO068BL BQ535-- BR076BR BS044BF BT064BT "
    "BV074BV BW072BC BY112BO BZ084BH CA124CA CC166CK CD180CG CF140CT CG178CF CH756SZ CI384IV "
    "CK184CW CL152CI CM120CM CN156CH CO170CO CR188CS CU192CU CV132CV CW531UC CX162KT CY196CY "
    "CZ203EZ DE276GM DJ262DJ DK208DA DM212DO DO214DR DZ012AG EC218EC EE233EN EG818EG EH732WI "
    "ER232ER ES724SP ET231ET FI246FI FJ242FJ FK238FK FM583FM FO234FO FR250FR GA266GB GB826UK "
    "GD308GJ GE268GG GF254FG GG831GK GH288GH GI292GI GL304GL GM270GA GN324GV GP312GP GQ226EK "
    "GR300GR GS239SX GT320GT GU316GQ GW624PU GY328GY HK344HK HM334HM HN340HO HR191HR HT332HA "
    "HU348HU ID360ID IE372EI IL376IS IM833IM IN356IN IO086IO IQ368IZ IR364IR IS352IC IT380IT "
    "JE832JE JM388JM JO400JO JP392JA KE404KE KG417KG KH116CB KI296KR KM174CN KN659SC KP408KN "
    "KR410KS KW414KU KY136CJ KZ398KZ LA418LA LB422LE LC662ST LI438LS LK144CE LR430LI LS426LT "
    "LT440LH LU442LU LV428LG LY434LY MA504MO MC492MN MD498MD ME499MJ MF663RN MG450MA MH584RM "
    "MK807MK ML466ML MM104BM MN496MG MO446MC MP580CQ MQ474MB MR478MR MS500MH MT470MT MU480MP "
    "MV462MV MW454MI MX484MX MY458MY MZ508MZ NA516WA NC540NC NE562NG NF574NF NG566NI NI558NU "
    "NL528NL NO578NO NP524NP NR520NR NU570NE NZ554NZ OM512MU PA591PM PE604PE PF258FP PG598PP "
    "PH608RP PK586PK PL616PL PM666SB PN612PC PR630RQ PS275WE PT620PO PW585PS PY600PA QA634QA "
    "RE638RE RO642RO RS688RI RU643RS RW646RW SA682SA SB090BP SC690SE SD729SU SE752SW SG702SN "
    "SH654SH SI705SI SJ744SV SK703LO SL694SL SM674SM SN686SG SO706SO SR740NS SS728OD ST678TP "
    "SV222ES SX534NN SY760SY SZ748WZ TC796TK TD148CD TF260FS TG768TO TH764TH TJ762TI TK772TL "
    "TL626TT TM795TX TN788TS TO776TN TR792TU TT780TD TV798TV TW158TW TZ834TZ UA804UP UG800UG "
    "UM581-- US840US UY858UY UZ860UZ VA336VT VC670VC VE862VE VG092VI VI850VQ VN704VM VU548NH "
    "WF876WF WS882WS XK000KV YE887YM YT175MF ZA710SF ZM894ZA ZW716ZI ";
// clang-format on

constexpr std::size_t width = 8; ///< of an entry, with the blank behind it

std::string_view alpha2_at(std::size_t at) {
    return codes.substr(at, 2);
}

} // namespace

std::string_view country_of_number(int number) noexcept {
    for (std::size_t at = 0; at < codes.size(); at += width) {
        int entry = -1;
        std::from_chars(codes.data() + at + 2, codes.data() + at + 5, entry);
        if (entry == number) {
            return alpha2_at(at);
        }
    }
    return {};
}

std::string_view country_of_fips(std::string_view code) noexcept {
    if (code == "GZ") {
        return "PS";
    }
    for (std::size_t at = 0; at < codes.size() && code.size() == 2 && code != "--"; at += width) {
        if (codes.substr(at + 5, 2) == code) {
            return alpha2_at(at);
        }
    }
    return {};
}

bool is_country(std::string_view code) noexcept {
    for (std::size_t at = 0; at < codes.size() && code.size() == 2; at += width) {
        if (alpha2_at(at) == code) {
            return true;
        }
    }
    return false;
}

} // namespace diasim
