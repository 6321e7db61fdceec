#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The command line, used as scripts use it: TAP on standard output. MAMS_BIN is the program,
# MAMS_DATADIR its data.
set -u
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
export XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data MAMS_LANG=en
unset MAMS_DB MAMS_TODAY
mams=$MAMS_BIN
number=0

# check NAME COMMAND…: the command must succeed.
check() {
    local name=$1
    shift
    number=$((number + 1))
    if "$@" >"$work/check.log" 2>&1; then
        echo "ok $number - $name"
    else
        echo "not ok $number - $name"
        sed 's/^/# /' "$work/check.log" | head -n 20
    fi
}

# run STATUS ARGUMENTS…: runs the program, output in out and err; true when it ends with STATUS.
run() {
    local expected=$1 got=0
    shift
    "$mams" --db "$work/test.db" "$@" >"$work/out" 2>"$work/err" </dev/null || got=$?
    [ "$got" -eq "$expected" ] || {
        echo "exit status $got instead of $expected"
        cat "$work/out" "$work/err"
        return 1
    }
}

# says FILE TEXT: the output holds the text.
says() {
    grep -qF -- "$2" "$work/$1" || {
        echo "'$2' is not in $1:"
        cat "$work/$1"
        return 1
    }
}

people() {
    cat <<'EOF'
iin,surname,given,patronymic,birth_date,sex,phone,region
850317490011,Өмірбекова,Әлия,Нұрсұлтанқызы,1985-03-17,f,+7 701 000 00 01,750000000
010705593027,Һашимов,Ғалым,Үмітұлы,2001-07-05,m,87010000002,710000000
641214390552,Петров,Иван,,1964-12-14,m,,
EOF
}

# The woman of the example: 3,000, 3,500 and 4,250 each month from July 2022 to June 2025.
payments() {
    echo iin,month,kind,amount,paid_on,reference
    local year month sum
    for year in 2022 2023 2024 2025; do
        for month in 01 02 03 04 05 06 07 08 09 10 11 12; do
            [ "$year-$month" \< 2022-07 ] && continue
            [ "$year-$month" \> 2025-06 ] && continue
            case $year in 2022) sum=3000 ;; 2023) sum=3500 ;; *) sum=4250.00 ;; esac
            echo "850317490011,$year-$month,self,$sum,$year-$month-20,R$year$month"
        done
    done
}

people >people.csv
payments >payments.csv

init_refuses_twice() {
    run 0 init && says out "administrator" && run 73 init && says err "'$work/test.db'"
}

import_twice() {
    run 0 import citizens people.csv && says out "new 3" &&
        run 0 import payments payments.csv && says out "new 36" &&
        run 0 import payments payments.csv && says out "nothing changed" && says out "known already 36"
}

# Field by field, without the months, which are asked for below, and the values of rules and journal.
example() {
    run 0 status 850317490011 --on 2025-09-10 --json || return 1
    local part
    while IFS= read -r part; do
        says out "$part" || return 1
    done <<'EOF'
{"iin":"850317490011","on":"2025-09-10","as_known_at":null,"verdict":"conditional","ground":"grace","insured_until":"2025-09-30","not_insured_since":null,"reasons":[{"rule":"grace","article":"405-V 5(2)","facts":{"last_paid_month":"2025-06","months":3}}],
"debt":{"months":["2025-07"],"total":4250},"ways":[{"kind":"catch_up","total":8500,"cheapest":true,"insured_from":"2025-09-15","lines":[{"month":"2025-07","amount":4250,"period":"072025","knp":"122"},{"month":"2025-08","amount":4250,"period":"082025","knp":"122"}],"then":{"from":"2025-09","amount":4250,"assumed_year":false},"debt_stays":0,"pay_at":["bank","kazpost","kaspi","halyk","kassa24","qiwi"],"article":"405-V 5(3)"},{"kind":"prepay","total":51000,"cheapest":false,"insured_from":"2025-10-01","lines":[{"month":"2025-10","amount":4250,
{"kind":"prepay_and_current","total":55250,"cheapest":false,"insured_from":"2025-09-15","lines":[{"month":"2025-09","amount":4250,
{"kind":"category","category":"unemployed","total":0,"cheapest":false,"insured_from":null,"lines":[],"then":null,"debt_stays":4250,"bring":"certificate of registration as unemployed","recorded_by":"the career centre","article":"405-V 26(1) 2"}
"conflicts":[],
{"month":"2025-06","mark":"paid","kinds":["self"],"categories":[],"settled":true,"verdict":"insured","shortfall":0},{"month":"2025-07","mark":null,"kinds":[],"categories":[],"settled":false,"verdict":"insured","shortfall":0}
EOF
    [ "$(grep -o '"month":"20[0-9-]*","mark"' out | wc -l)" -eq 24 ]
}

# The steps of the cheapest way stand below the ways, in the language of the program.
steps_in_text() {
    run 0 status 850317490011 --on 2025-09-10 && says out "Steps of the cheapest:" &&
        says out "– July 2025: 4,250 ₸, period 072025" &&
        says out "From September 2025 on, 4,250 ₸ is to be paid every month" &&
        run 0 --lang ru status 850317490011 --on 2025-09-10 --json &&
        says out '"recorded_by":"карьерный центр"'
}

full_trace() {
    run 0 status 850317490011 --on 2025-10-01 --json --trace &&
        says out '"trace":[{"rule":"dead","holds":false,"failed":"alive"' &&
        says out '{"rule":"grace","holds":false,"failed":"too-late"' &&
        says out '{"rule":"lapsed","holds":true,"failed":null'
}

many_at_once() {
    local got=0
    printf '850317490011\n999999999999\n010705593027\n' |
        "$mams" --db test.db status - --on 2025-09-10 --json >out 2>err || got=$?
    [ "$got" -eq 1 ] && [ "$(wc -l <out)" -eq 3 ] &&
        [ "$(sed -n 2p out)" = '{"iin":"999999999999","error":"not found"}' ] &&
        sed -n 3p out | grep -q '^{"iin":"010705593027"'
}

# No row of the ways is wider than a screen, whatever the language, and none ends in blanks.
ways_fit() {
    local lang
    for lang in kk ru en; do
        run 0 --lang "$lang" status 850317490011 --on 2025-10-01 &&
            grep '₸  [0-9]' out >rows && [ "$(LC_ALL=C.UTF-8 wc -L <rows)" -le 80 ] &&
            ! grep -q ' $' out || return 1
    done
}

text_in_three_languages() {
    run 0 --lang kk status 850317490011 --on 2025-10-01 && says out сақтандырылмаған &&
        run 0 --lang ru status 850317490011 --on 2025-10-01 && says out "не застрахована" &&
        run 0 --lang en status 850317490011 --on 2025-10-01 && says out "not insured" &&
        run 0 --lang ru status 850317490011 --on 2025-10-01 --voice phone &&
        ! grep -q '\[' out &&
        run 0 status 850317490011 --on 2025-10-01 --voice sms &&
        [ "$(sed -n 2p out)" = "SMS parts: 1" ] &&
        run 0 status 850317490011 --on 2025-10-01 --voice letter && says out "850317 490 011" &&
        run 64 status 850317490011 --voice song && says err "'song'"
}

known_at() {
    run 0 status 850317490011 --on 2025-09-10 --as-known-at 2 --json &&
        says out '"as_known_at":"2"' && says out '"ground":"never"' && says out '"journal":"2"' &&
        run 64 status 850317490011 --as-known-at yesterday && says err "'yesterday'"
}

find_people() {
    run 0 find Омирбекова --json && says out '"iin":"850317490011"' &&
        run 0 find Aliya && says out 850317490011 &&
        run 0 find "+7 (701) 000-00-02" && says out 010705593027 &&
        run 1 find Несуществующий
}

timeline() {
    run 0 timeline 850317490011 --from 2025-05 --to 2025-08 --json &&
        says out '"reference":"R202506"' && [ "$(grep -o '"mark"' out | wc -l)" -eq 4 ] &&
        run 0 timeline 850317490011 && [ "$(wc -l <out)" -eq 24 ] &&
        run 64 timeline 850317490011 --from 2025-13
}

# While no file has told of later stages, nobody is told that a payment was returned.
arrived_payment() {
    printf '%s\n' iin,month,kind,amount,paid_on,posted_on \
        641214390552,2025-05,employer,3400,2025-05-20,2025-05-22 >arrived.csv
    run 0 import payments arrived.csv
}

where_the_money_is() {
    local stages='"stages":[{"stage":"paid","reached":true,"on":"2025-06-20","due":null},'
    stages+='{"stage":"state_corporation","reached":false,"on":null,"due":"2025-06-23"},'
    stages+='{"stage":"fund","reached":false,"on":null,"due":"2025-06-25"},'
    stages+='{"stage":"status","reached":false,"on":null,"due":"2025-06-25"}]}'
    run 0 status 850317490011 --on 2025-06-25 --json && says out '"money":[{"month":"2025-06",' &&
        says out '"state":"on_its_way","uncertain":false,'"$stages"'],"conflicts":' &&
        run 0 status 850317490011 --on 2025-06-26 --json &&
        says out '"state":"on_its_way",' && arrived_payment &&
        run 0 status 850317490011 --on 2025-06-26 --json &&
        says out '"state":"late","uncertain":false,'"$stages"'],"conflicts":' &&
        run 0 status 850317490011 --on 2025-09-10 --json && says out '"money":[],' &&
        run 0 timeline 850317490011 --from 2025-06 --to 2025-06 --on 2025-06-25 --json &&
        says out '"state":"on_its_way","uncertain":false,'"$stages"']}],' &&
        run 0 timeline 850317490011 --from 2025-05 --to 2025-06 --on 2025-06-26 &&
        [ "$(sed -n '$p' out)" = "         4,250 ₸, 20.06.2025: due 25.06.2025, likely returned" ] &&
        run 0 --lang ru status 850317490011 --on 2025-06-25 && says out "Где деньги:" &&
        says out "20.06.2025: в пути, в статусе до 25.06.2025"
}

batch() {
    run 0 batch --on 2025-09-10 --json --csv all.csv &&
        says out '"citizens":3' && says out '"conditional":1' &&
        [ "$(sed -n 2p all.csv)" = 010705593027,not_insured,never ] &&
        [ "$(wc -l <all.csv)" -eq 4 ]
}

bad_rows_do_not_stop_a_file() {
    cat >bad.csv <<'EOF'
iin,month,kind,amount,paid_on,reference
850317490012,2025-07,self,4250,2025-08-01,B1
850317490011,2025-13,self,4250,2025-08-01,B2
850317490011,2025-07,gift,4250,2025-08-01,B3
850317490011,2025-07,self,-1,2025-08-01,B4
850317490011,2025-07,self,4250,2025-08-01,B5
921102389010,2025-07,self,4250,2025-08-01,B6
EOF
    run 65 import payments bad.csv --rejects rejects.csv && says out "new 2" &&
        says out "rejected 4" && says out "1 rows of unknown people" &&
        [ "$(wc -l <rejects.csv)" -eq 5 ] && grep -q '^3,month,' rejects.csv
}

unknown_people_count_when_they_arrive() {
    printf 'iin,surname,given,birth_date\n921102389010,Ахметова,Бақыт,1992-11-02\n' >later.csv
    run 1 status 921102389010 && run 0 import citizens later.csv &&
        run 0 timeline 921102389010 --from 2025-07 --to 2025-07 --json && says out '"mark":"paid"'
}

mt102_samples() {
    local folder=$MAMS_SRCDIR/tests/fixtures/mt102
    run 0 import payments "$folder/a-employee-rk1048.txt" && says out mt102 && says out "new 3" &&
        run 0 import payments "$folder/a-employee-rk1048.txt" && says out "nothing changed"
}

odd_files() {
    : >empty
    head -c 200 payments.csv >short.csv
    head -c 10000000 /dev/urandom >random
    { head -n 2 payments.csv; head -c 1000000 /dev/zero | tr '\0' x; echo; tail -n 1 payments.csv; } >long.csv
    run 65 import payments empty && says err "'empty'" &&
        run 66 import payments . && run 66 import payments no-such-file &&
        run 65 import payments short.csv && run 65 import payments random && says err "'random'" &&
        run 65 import payments long.csv && says out "known already 2" && says out "rejected 1"
}

roles() {
    run 0 operator add somebody operator && run 64 operator add somebody king &&
        says err "'king'" && run 64 operator remove somebody operator
}

journal() {
    run 0 journal head && grep -qE '^[0-9]+ [0-9a-f]{64}$' out && run 0 journal verify
}

usage_errors() {
    run 64 no-such-command && says err "'no-such-command'" && run 64 status &&
        run 64 status 12345 && run 64 --lang de status 850317490011 && run 64 status 1 2 3 &&
        run 1 status 999999999999 && says err 999999999999 &&
        run 0 --version && run 0 status --help && run 0 --help && says out timeline
}

no_database() {
    local got=0
    "$mams" --db "$work/none.db" status 850317490011 >out 2>err || got=$?
    [ "$got" -eq 66 ] && says err "mams init"
}

damaged_database() {
    head -c 5000 /dev/urandom >damaged.db
    cp damaged.db before
    local got=0
    "$mams" --db "$work/damaged.db" status 850317490011 >out 2>err || got=$?
    [ "$got" -eq 65 ] && cmp damaged.db before && says err "'$work/damaged.db'"
}

rules_check() {
    cp -r "$MAMS_DATADIR/rules" rules && chmod -R u+w rules && cp "$MAMS_DATADIR/holidays.csv" . &&
        run 0 --rules rules rules check &&
        sed -i 's/^Percent=5$/Percent=five/' rules/payers.ini &&
        run 78 --rules rules rules check && says err payers.ini && says err Percent
}

rules_list() {
    run 0 rules list &&
        says out "payers.ini [rate self 2020-01] Base=minimum-wage; Percent=5; Multiple=1; Covers=true" &&
        says out "channels.ini [channel kaspi] Use=pay;status" &&
        says out "payers.ini [payer self] Mark=i; Test=share; Own=true; PurposeCode=122" &&
        says out "system.ini [period-field 2025-03-31] Form=MMYYYY" &&
        says out "    405-V 28 | S23;S24 | 2026-02-28 | H" && says out "    boundary: payers.txt:" &&
        run 0 rules list --json && [ "$(wc -l <out)" -eq 1 ] &&
        says out '"file":"articles.ini","group":"rule grace"' &&
        says out '"article":"405-V 5(2)","source":"S26;S10;S27","compared":"2026-02-28","confidence":"H"' &&
        says out '"cases":{"yes":[{"file":"' && says out '"title":"18: turns 18 in January 2026' &&
        run 64 rules check --json && run 64 rules lists && says err "'rules lists'"
}

demo_is_the_same() {
    "$mams" --db one.db demo --citizens 300 --seed 7 --on 2026-11-20 >out &&
        "$mams" --db two.db demo --citizens 300 --seed 7 --on 2026-11-20 >out &&
        "$mams" --db one.db batch --csv one.csv >out && "$mams" --db two.db batch --csv two.csv >out &&
        cmp one.csv two.csv && [ "$(wc -l <one.csv)" -eq 301 ] &&
        cut -c8 <(tail -n +2 one.csv) | sort -u | grep -qx 9
}

full_disk() {
    local got=0
    "$mams" --db test.db batch --csv /dev/full >out 2>err || got=$?
    [ "$got" -eq 74 ] && { "$mams" --db test.db status 850317490011 >/dev/full 2>err; [ $? -eq 74 ]; }
}

help_text() {
    run 0 help --list && says out "search.field" && says out "mams-import" &&
        run 0 help rates.day && says out "The field Day" && ! grep -q "The payers" "$work/out" &&
        run 0 --lang kk help rates.day && says out "«Күн» өрісі" &&
        run 0 help card && says out "The months" && ! grep -q "MONTH$" "$work/out" &&
        run 0 --lang ru help && says out "MAMS-DESK(7)" && says out "РАБОЧЕЕ МЕСТО" &&
        ! grep -q $'[\b\033]' "$work/out" &&
        run 0 help mams-rules && says out "MAMS-RULES(5)" &&
        run 0 help --list && says out "mams-status-call            a call about the status" &&
        says out "  status-call               A CALL ABOUT THE STATUS" &&
        run 0 help status-call && says out "[ ] Press F8" && says out "Law 405-V" &&
        run 0 help mams-status-call && says out "MAMS-STATUS-CALL(7)" &&
        run 0 help status-call.say && says out "What to say" && ! grep -q "F8" "$work/out" &&
        run 0 --lang kk help status-call && says out "[ ] F8 басып" &&
        run 0 --lang ru help --list && says out "mams-refund                 ошибочный платёж" &&
        run 1 help nothing && says err "'nothing'" &&
        MAMS_MANUALDIR=$work/none run 66 help && says err "$work/none"
}

desk_time() {
    run 0 report desk-time && says out "No task was measured" &&
        run 0 report desk-time --from 2026-01-01 --to 2026-12-31 --json &&
        grep -qx '{"from":"2026-01-01","to":"2026-12-31","tasks":\[\]}' out &&
        run 0 report desk-time --csv && [ "$(wc -l <out)" -eq 1 ] && says out "task,count,keys_median" &&
        run 64 report desk-times && says err "'desk-times'" && says err "are desk-time" &&
        run 64 report && run 64 report desk-time --from 2026-13-01 && says err "'2026-13-01'"
}

rates() {
    run 0 rates --income 1500000 --on 2026-01-15 --json &&
        says out '"kind":"employer","name":"the employer' &&
        says out '"cap":{"minimum_wages":40,"income":3400000},"minimum":null,"maximum":102000,"sum":45000' &&
        says out '"cap":{"minimum_wages":20,"income":1700000},"minimum":null,"maximum":34000,"sum":30000' &&
        says out '"base":"minimum-wage","percent":5,"multiple":1.4,"cap":null,"minimum":5950,' &&
        says out '"shares":{"employer":{"percent":12.1,"sum":45012},' &&
        says out '"disputed":"platform_full_status","article":"405-V 28(5-2)"' &&
        says out '"state":[{"payer":"republic"' &&
        run 0 rates --kind employee --income 1500000 --on 2025-12-15 && says out "17,000 ₸" &&
        ! grep -q employer out &&
        run 0 --lang ru rates --on 2027-05-01 && says out $'4\u00a0250' && says out 2026 &&
        run 0 rates --kind platform --on 2025-12-31 && says out "No such payment" &&
        run 64 rates --kind king && says err "'king'" && run 64 rates --income much && says err "'much'"
}

# other STATUS ARGUMENTS…: as run, on another database.
other() {
    local expected=$1 got=0
    shift
    "$mams" --db "$work/other.db" "$@" >"$work/out" 2>"$work/err" </dev/null || got=$?
    [ "$got" -eq "$expected" ] || {
        echo "exit status $got instead of $expected"
        cat "$work/out" "$work/err"
        return 1
    }
}

# A database of its own: a payer who stopped, in entries 2 (the register) and 3 (the payments).
what_if_people() {
    rm -f other.db*
    other 0 init && other 0 import citizens people.csv && other 0 import payments payments.csv
}

what_if() {
    what_if_people || return 1
    other 0 journal head && cp out head_before
    other 0 whatif 850317490011 --on 2025-10-10 --pay 2025-06..2025-09 --json &&
        says out '{"iin":"850317490011","on":"2025-10-10","promised_on":"2025-10-15","before":{"verdict":"not_insured","ground":"lapsed"' &&
        says out '"after":{"verdict":"insured","ground":"paid"' &&
        says out '{"month":"2025-09","before":{"mark":null,"settled":false,' &&
        says out '"cost":{"lines":[{"month":"2025-07","kind":"self","amount":4250},{"month":"2025-08","kind":"self","amount":4250},{"month":"2025-09","kind":"self","amount":4250}],"total":12750},"insured_from":"2025-10-15"' &&
        other 0 whatif 850317490011 --on 2025-10-10 --prepay --json &&
        says out '"total":51000},"insured_from":"2025-11-01"' &&
        other 0 whatif 850317490011 --on 2025-10-10 --category student --from 2025-10-20 &&
        says out "Insured from: 20.10.2025" && says out "→" &&
        other 0 whatif 850317490011 --on 2025-10-10 --job 2025-10 --json && says out '"total":0}' &&
        # Nothing but four looks was written since.
        other 0 journal head && [ $(($(cut -d ' ' -f 1 out) - $(cut -d ' ' -f 1 head_before))) -eq 4 ] &&
        other 0 status 850317490011 --on 2025-10-10 --json && says out '"verdict":"not_insured"'
}

what_if_by_other_rules() {
    what_if_people || return 1
    rm -rf future && cp -r "$MAMS_DATADIR/rules" future && chmod -R u+w future &&
        cp "$MAMS_DATADIR/holidays.csv" future/ &&
        sed -i '/^\[grace\]/,/^\[/s/^Months=3$/Months=4/' future/system.ini &&
        other 0 whatif 850317490011 --on 2025-10-10 --rules future --json &&
        says out '"before":{"verdict":"not_insured"' && says out '"after":{"verdict":"conditional"' &&
        other 78 whatif 850317490011 --rules no-such-folder
}

what_if_usage() {
    what_if_people || return 1
    other 64 whatif 850317490011 && other 64 whatif 850317490011 --pay 2025-09..2025-06 &&
        other 64 whatif 850317490011 --pay "" && other 64 whatif 850317490011 --pay 2025-09.. &&
        other 64 whatif 850317490011 --category king --from 2025-09-01 && says err "'king'" &&
        other 64 whatif 850317490011 --category student &&
        other 64 whatif 850317490011 --category student --from 2025-09-01 --to 2025-08-01 &&
        other 64 whatif 850317490011 --from 2025-09-01 &&
        other 1 whatif 999999999999 --prepay
}

timeline_diff() {
    what_if_people || return 1
    printf 'iin,month,kind,amount,paid_on,reference\n850317490011,2025-07,self,4250,2025-08-20,R202507\n' >july.csv
    other 0 import payments july.csv || return 1
    other 0 timeline 850317490011 --on 2025-09-10 --diff 4 1000 --json &&
        says out '"before":"4"' && says out '"known_before":true' &&
        says out '{"month":"2025-07","before":{"mark":null,"settled":false,' &&
        says out '"after":{"mark":"paid","settled":true,' &&
        says out '"direct":true,"entries":[{"entry":"6","at":"20' &&
        says out "\"operator\":\"$(id -un)\",\"action\":\"import-payments\"" &&
        other 0 timeline 850317490011 --on 2025-09-10 --diff=0 4 && says out "not in the register" &&
        [ "$(grep -c '→' out)" -eq 24 ] &&
        other 0 timeline --diff 1000 1000 850317490011 && says out "No month changed" &&
        other 0 timeline 850317490011 --from 2025-07 --to 2025-07 --diff 4 1000 && says out import-payments &&
        other 64 timeline 850317490011 --diff 5 && other 64 timeline 850317490011 5 &&
        other 64 timeline 850317490011 --diff 1000 4 && other 64 timeline 850317490011 --diff 4 soon &&
        other 1 timeline 999999999999 --diff 4 1000
}

records_that_disagree() {
    what_if_people || return 1
    printf 'iin,category,from,to,register\n641214390552,carer-group-1,2024-03-01,,labour\n641214390552,business,2023-01-15,,revenue\n' >carer.csv
    other 0 import assignments carer.csv &&
        other 0 status 641214390552 --on 2025-09-10 && says out "Records that disagree:" &&
        says out " ! The category" && says out "since 15.01.2023 (State Revenue Committee)." &&
        other 0 --lang ru status 641214390552 --on 2025-09-10 --json &&
        says out '"conflicts":[{"kind":"non-working-with-business","from":"2024-03",' &&
        says out '"text":"Категория «' && says out 'За сентябрь 2025 года это'
}

# A database of its own with a student of the register until June.
category_people() {
    rm -f other.db*
    printf 'iin,category,from,to,register\n010705593027,student,2024-09-01,2025-06-30,education\n' >students.csv
    other 0 init && other 0 import citizens people.csv && other 0 import assignments students.csv
}
paper=(--document "№ 17" --document-date 2025-09-01 --issuer "КазНУ")

assign() {
    local -x MAMS_TODAY=2025-09-10
    category_people || return 1
    other 0 assign 010705593027 student --from 2024-09-01 --to 2026-06-30 "${paper[@]}" --dry-run &&
        says out "not insured  →  insured" && says out "2025-09  " && says out "2026-06  " &&
        other 0 status 010705593027 --json && says out '"verdict":"not_insured"' &&
        other 0 assign 010705593027 student --from 2024-09-01 --to 2026-06-30 "${paper[@]}" &&
        says out "Recorded by journal entry" &&
        other 0 status 010705593027 --json && says out '"verdict":"insured","ground":"state"' &&
        other 0 status 010705593027 --as-known-at 4 --json && says out '"verdict":"not_insured"' &&
        other 0 assign 010705593027 student --from 2024-09-01 --to 2026-06-30 "${paper[@]}" &&
        says out "nothing changed" &&
        other 0 unassign 010705593027 student --from 2024-09-01 --reason "another person's paper" &&
        says out "Withdrawn by journal entry" && other 0 status 010705593027 --json &&
        says out '"verdict":"not_insured"' && other 0 journal verify
}

assign_refused() {
    local -x MAMS_TODAY=2025-09-10
    category_people || return 1
    other 65 assign 010705593027 student --from 2025-06-01 "${paper[@]}" &&
        says err "'--from'" && says err "01.09.2024–30.06.2025" &&
        other 65 assign 010705593027 child --from 2015-06-01 --to 2016-01-01 "${paper[@]}" &&
        says err "05.07.2001" &&
        other 64 assign 010705593027 disabled --from 2025-06-01 && says err "'--document'" &&
        says err "'--document-date'" && says err "'--issuer'" &&
        other 65 assign 010705593027 disabled --from 2025-06-01 --document 1 --issuer X \
            --document-date 2025-09-11 && says err "'--document-date'" &&
        other 64 assign 010705593027 disabled "${paper[@]}" && says err "'--from'" &&
        other 64 assign 010705593027 disabled --from 2025-06-01 --to 2025-05-31 "${paper[@]}" &&
        other 64 assign 010705593027 disabled --from yesterday && says err "'yesterday'" &&
        other 64 assign 010705593027 king --from 2025-06-01 "${paper[@]}" && says err "'king'" &&
        other 64 assign 010705593027 && other 64 assign 123 disabled --from 2025-06-01 &&
        other 1 assign 990101390011 disabled --from 2025-06-01 "${paper[@]}" &&
        other 64 unassign 010705593027 student --from 2024-09-01 && says err "'--reason'" &&
        other 1 unassign 010705593027 student --from 2024-09-02 --reason x &&
        other 0 status 010705593027 --json && says out '"verdict":"not_insured"'
}

# Months before September 2024 are closed; who proposes does not accept.
proposals() {
    local -x MAMS_TODAY=2025-09-10
    category_people || return 1
    other 0 assign 641214390552 disabled --from 2024-08-31 --to 2024-12-31 "${paper[@]}" &&
        says out "Only proposed, as number 1" && says out "Last day: 24.09.2025" &&
        says out "closed months: 2024-08 … 2024-08" &&
        other 0 timeline 641214390552 --from 2024-09 --to 2024-09 --json && says out '"mark":null' &&
        other 0 proposal list && says out "1  641214390552  Петров Иван  record: " &&
        other 0 proposal list --json && says out '"why":["closed"]' && says out '"state":"open"' &&
        other 77 proposal accept 1 && says err "your own" &&
        other 77 proposal refuse 1 --reason x && other 64 proposal refuse 1 &&
        other 1 proposal accept 2 && other 64 proposal accept one && other 64 proposal accept &&
        other 64 proposal drop 1 && says err "'proposal drop'" || return 1
    MAMS_TODAY=2025-09-25 other 0 proposal list && says out "No proposal waits" &&
        MAMS_TODAY=2025-09-25 other 0 proposal list --all && says out "lapsed after 24.09.2025" &&
        MAMS_TODAY=2025-09-25 other 65 proposal show 1 && says err "lapsed"
}

check "init makes a database once" init_refuses_twice
check "the same file twice changes nothing" import_twice
check "the example of the interface, field by field" example
check "the steps of the cheapest way, as text and as data" steps_in_text
check "the full trace, with why not" full_trace
check "many people on standard input" many_at_once
check "text in three languages and voices" text_in_three_languages
check "the ways in the columns of a screen" ways_fit
check "as known at an earlier entry" known_at
check "find by name, spelling and phone" find_people

# Wrong keyboard layouts, digits in the letters of the Kazakh layout, and what is wrong with a number.
find_forgives() {
    run 0 find Gtnhjd && says out 641214390552 &&
        run 0 find 'ү50317ңұ0011' --json && says out '"searched_as":"850317490011"' &&
        run 1 find 851317490011 && says err "'851317'" &&
        run 1 find 850317790012 && says err "'790'"
}
check "find forgives and names what is wrong" find_forgives

find_by_fields() {
    run 0 find --surname 'Ө*' && says out 850317490011 &&
        run 0 find --birth 1985..1990 --json && says out '"iin":"850317490011"' &&
        says out '"query":"--birth 1985..1990"' &&
        says out '"searched_as":"birth date: 1985..1990"' && says out '"total_at_least":1' &&
        says out 'does not begin with the birth date' &&
        run 0 find --phone '+7701*' --region Алматы && says out 850317490011 &&
        run 0 find --iin '0107*,6412*' --limit 1 && says out 'at least 2' &&
        run 0 find --given Иван --surname 'Л..П' && says out 641214390552 &&
        run 1 find --surname 'Ө*' --patronymic Серікқызы
}
check "find by fields" find_by_fields

find_by_fields_refuses() {
    run 64 find --birth 32.01.1985 && says err "--birth: there is no day '32.01.1985'" &&
        run 64 find --iin 850317 && says err '850317*' &&
        run 64 find --region 75 && says err 'add a surname' &&
        run 64 find --surname Ким Алия && says err 'not both' &&
        run 64 find && says err 'without a text' &&
        run 64 find --surname ''
}
check "find by fields refuses what it cannot understand" find_by_fields_refuses
check "timeline" timeline
check "where the money is" where_the_money_is
check "batch with a list" batch
check "bad rows never stop a file" bad_rows_do_not_stop_a_file
check "facts of unknown people count when they arrive" unknown_people_count_when_they_arrive
check "MT-102" mt102_samples
check "empty, missing, truncated, random and endless files" odd_files
check "operators and roles" roles
check "the journal is whole" journal
check "wrong words" usage_errors
check "no database" no_database
check "a damaged database is not touched" damaged_database
check "rules check names file and key" rules_check
check "rules list shows values and cases" rules_list
check "the same demo twice" demo_is_the_same
check "a full disk" full_disk
check "rates" rates
check "the report of the desk's time" desk_time
check "help is the manual, without overstrikes" help_text
check "what-if" what_if
check "what-if by other rules" what_if_by_other_rules
check "what-if with wrong words" what_if_usage
check "the difference between two knowledge times" timeline_diff
check "records that disagree" records_that_disagree
check "a category, recorded and withdrawn" assign
check "categories that cannot be recorded" assign_refused
check "changes that need a second person" proposals

letters() {
    local code
    run 0 letter 850317490011 --on 2025-09-10 --output letter.pdf || return 1
    code=$(sed -n 's/^Code of the letter: //p' out)
    run 0 verify "$code" letter.pdf && says out "The copy is the same." && says out "850317 490 011" &&
        run 0 verify "$(echo "$code" | tr 'A-Z' 'a-z')" && says out "The letter is valid" &&
        run 0 letter 850317490011 --on 2025-09-10 --lang ru --output letter.txt &&
        grep -q Өмірбекова letter.txt && run 1 verify "$code" letter.txt && says out "NOT the same" &&
        run 0 letter 850317490011 --kind refund --lang kk --output - &&
        says out "Жарнаны қайтару туралы өтініш" && run 0 letter 850317490011 --kind temporary --output - &&
        run 0 status 850317490011 --on 2025-09-10 && run 0 verify "$code" letter.pdf
}
check "letters and their codes" letters

letters_refused() {
    run 64 letter 850317490011 && says err "--output" &&
        run 64 letter 850317490011 --output a.pdf --lang fr && says err "'fr'" &&
        run 64 letter 850317490011 --output a.pdf --kind song && says err "'song'" &&
        run 1 letter 700101390015 --output a.pdf && [ ! -e a.pdf ] &&
        run 64 verify 0000 && run 66 verify 0000 no-such-file &&
        run 74 letter 850317490011 --output /dev/full && says err "'/dev/full'" &&
        run 73 letter 850317490011 --output no-such-folder/a.pdf && run 0 journal verify
}
check "letters that cannot be issued or written" letters_refused

printed() {
    run 0 print --list && [ -s out ] || return 1
    local name
    name=$(sed -n '1s/ .*//p' out)
    run 0 print "$name" && head -c 5 "$name.pdf" | grep -q '%PDF-' &&
        run 0 --lang kk print --all --output all.pdf && head -c 5 all.pdf | grep -q '%PDF-' &&
        run 1 print song && says err "'song'" && run 64 print && run 74 print --all --output /dev/full
}
check "printed procedures" printed

# What mams.ini says of mail; the mailbox holds three messages, one of which cannot be read.
mailbox() {
    mkdir -p "$XDG_CONFIG_HOME/mams" mail/new mail/cur mail/tmp
    printf '%s\n' '[mail]' 'address=kanc@fund.example' "maildir=$work/mail" "outbox=$work/outbox" \
        >"$XDG_CONFIG_HOME/mams/mams.ini"
    printf '%s\n' 'From: aliya@mail.example' 'Subject: Status' 'Message-ID: <1@mail.example>' '' \
        'My number is 850317490011. Am I insured today, and until when?' >mail/new/1
    printf '%s\n' 'From: robot@mail.example' 'Precedence: bulk' 'Subject: News' '' 'Buy.' >mail/new/2
    : >mail/new/3
}

mail_taken() {
    mailbox
    run 65 mail take && says out "taken 2" && says out "refused 1" && says out "receipts 1" &&
        says err "new/3" && [ -z "$(ls mail/new)" ] && run 0 mail take && says out "taken 0" &&
        run 0 mail take --quiet && [ ! -s out ] && run 0 inquiry list && says out "15 left" &&
        run 0 inquiry list --json && says out '"subject":"Status"' && run 0 mail list &&
        says out "aliya@mail.example" && run 66 mail take --maildir no-such-folder &&
        run 64 mail take --maildir a --mbox b && run 64 mail sing && run 64 mail again x
}
check "mail taken in" mail_taken

replies() {
    export MAMS_TODAY=2025-09-10
    run 0 inquiry show 1 && says out "Am I insured today" &&
        run 0 inquiry reply 1 --canned insured && says out "2025" &&
        echo "You are not insured." >wrong.txt && run 65 inquiry reply 1 --text wrong.txt --send &&
        says err "not insured" && run 0 inquiry show 1 --json && says out '"state":"open"' &&
        run 0 inquiry reply 1 --canned insured --send && run 0 mail send && says out "sent 2" &&
        [ "$(ls outbox/new | wc -l)" -eq 2 ] && grep -q '^In-Reply-To: <1@mail.example>' outbox/new/* &&
        run 0 inquiry reply 1 --canned insured --send && says out "It was sent before" &&
        run 0 mail send && says out "sent 0" && [ "$(ls outbox/new | wc -l)" -eq 2 ] &&
        run 0 inquiry show 1 && says out "answered" && run 0 mail list && says out "No mail waits."
}
check "a reply is sent once" replies

inquiries_added() {
    printf '%s\n' '{"channel":"visit","iin":"850317490011","from":"Әлия","text":"Неге?"}' \
        '{"channel":"bot","received_at":"2025-09-09","text":"Was my payment seen by the Fund?"}' 'no JSON' |
        "$mams" --db "$work/test.db" inquiry add - >out 2>err
    [ $? -eq 65 ] && says out "new 2, known 0, rejected 1" && says err "line 3" &&
        run 1 inquiry show 999 && run 64 inquiry show x && run 64 inquiry reply 4 &&
        run 1 inquiry reply 4 --canned song && run 64 inquiry redirect 4 &&
        run 0 inquiry redirect 4 --to "Ministry of Health" &&
        run 0 inquiry list --queue closed && says out "redirected" && run 65 inquiry redirect 4 --to x &&
        run 64 inquiry list --queue song && run 64 inquiry extend 3 && run 64 inquiry sing &&
        run 0 inquiry extend 3 --reason "the bank was asked" && says out "tell the applicant" &&
        run 0 journal verify
}
check "inquiries registered, redirected and extended" inquiries_added

mail_without_settings() {
    rm -r "$XDG_CONFIG_HOME/mams"
    unset MAMS_TODAY
    run 78 mail take && says err "maildir" && run 78 mail send && says err "outbox"
}
check "mail without a mailbox" mail_without_settings
echo "1..$number"
