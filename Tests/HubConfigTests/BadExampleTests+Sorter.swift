// Mistakes about what lines differ in: loops, diverters, gap rules, codes and groups.
extension BadExampleTests {
  static let sorterCases: [Case] = [
    Case(
      file: "unknown-words",
      problems: [
        [":6:13: warm_start:", "'reconsile'; did you mean 'reconcile'? allowed: flush, reconcile"],
        [":27:21: belt.on_encoder_fault:", "'tine'; did you mean 'time'? allowed: hold, time"],
        [":35:57: sections[0].rule:", "'secnd'; did you mean 'second'? allowed: ignore, both, second"],
        [":84:11: lane_defaults.diverter.kind:", "'levle'; did you mean 'level'?"],
        [":164:65: plan.groups.belgium.alternate:", "no group 'other'; did you mean 'others'?"],
        [
          ":165:41: plan.groups.germany.strategy:", "'fill-frist'; did you mean 'fill-first'?",
          "allowed: least-full, fill-first, round-robin",
        ],
      ]),
    Case(
      file: "loop-with-an-end",
      problems: [
        [
          ":157:18: lanes[8].end_of_belt:", "a closed belt (line 24) has no end",
          "the exception lane needs a diverter", "allowed: a diverter, and no end_of_belt",
        ]
      ]),
    Case(
      file: "open-belt-that-recirculates",
      problems: [
        [":24:13: belt.carriers:", "only on a closed belt", "allowed: 'closed: true' in belt"],
        [":25:24: belt.recirculation_limit:", "only on a closed belt: nothing comes round on an open one"],
        [":35:83: sections[0].to_recirculation:", "only on a closed belt"],
      ]),
    // 134 × 0.6 m = 80.4 m.
    Case(
      file: "carriers-that-do-not-close",
      problems: [
        [
          ":25:13: belt.carriers:", "134 carriers of 600 mm are 80400 mm, and the belt is 80 m (line 21)",
          "allowed: a length of 80400 mm",
        ]
      ]),
    Case(
      file: "time-without-drive",
      problems: [
        [
          ":22:21: belt.on_encoder_fault:", "needs 'drive'", "a standing belt from a silent encoder",
          "allowed: hold, or a drive with link and input",
        ]
      ]),
    Case(
      file: "sections-in-the-way",
      problems: [
        [
          ":35:43: sections[0].smallest_gap:", "less than parcels.smallest_gap, 600 mm (line 32)",
          "600 mm or more, or rule: ignore",
        ],
        [":36:5: sections[1]:", "no eye on the way looks between 9 m and 40 m", "one more eye"],
        [":36:13: sections[1].from:", "inside sections[0] (line 35), which ends at 10 m", "10 m or more"],
        [":37:23: sections[2].to:", "81 m is behind the belt, which ends at 80 m (line 21)", "up to 80 m"],
        [":37:61: sections[2].to_recirculation:", "rule 'ignore' hits nobody", "rule: both or second"],
        [":38:23: sections[3].to:", "ends behind its beginning, 60 m", "as two", "more than 60 m"],
      ]),
    Case(
      file: "code-rules-that-never-fit",
      problems: [
        [":52:18: codes[0].symbology:", "no scanner of this line says which symbology", "'aim_prefix: on'"],
        [":52:29: codes[0].prefix:", "no code begins with 5 characters and has 4 at most"],
        [":54:5: codes[2]:", "can never decide", "fits codes[1] (line 53) before", "special one first"],
        [":54:18: codes[2].symbology:", "no scanner of this line"],
      ]),
    Case(
      file: "orders-no-link-carries",
      problems: [
        [":27:21: belt.on_encoder_fault:", "lane 1 is fired by the PLC at a count", "allowed: hold"],
        [":103:23: lanes[0].diverter.coil:", "'counted' has no output of ours", "take this out"],
        [":103:32: lanes[0].diverter.safe:", "'counted' has no output of ours"],
        [
          ":103:43: lanes[0].diverter.kind:", "is fired by the PLC, and link 'plc' has no 'mailbox'",
          "allowed: pulse, level, or a mailbox in links.plc",
        ],
        [":129:23: lanes[4].diverter.coil:", "'carrier' has no output of ours"],
        [":129:32: lanes[4].diverter.safe:", "'carrier' has no output of ours"],
        [":129:43: lanes[4].diverter.kind:", "belt.carriers says of none", "allowed: counted"],
        [":129:43: lanes[4].diverter.kind:", "link 'plc' has no 'mailbox'"],
      ]),
    Case(
      file: "strokes",
      problems: [
        [":142:15: lanes[6].diverter:", "missing key 'minimum_on'", "on for its stroke"],
        [
          ":149:62: lanes[7].diverter.minimum_on:", "let go by longest_on (2 s, line 89) every time",
          "less than 2 s",
        ],
      ]),
    Case(
      file: "arms-with-one-side",
      problems: [
        [":110:45: lanes[1].diverter.shares:", "lane 2 cannot share its own diverter"],
        [
          ":123:45: lanes[3].diverter.shares:", "lane 3 is at 18 m (line 116) and lane 4 at 19 m",
          "one diverter stands at one place",
        ],
        [":129:45: lanes[4].diverter.shares:", "lane 6 comes later in the file; write 'shares: 5' there"],
        [":143:45: lanes[6].diverter.shares:", "no lane with the number 10; allowed: 1 to 9"],
        [":157:45: lanes[8].diverter.shares:", "lane 4 shares another's diverter itself"],
      ]),
    Case(
      file: "arm-with-three-sides",
      problems: [
        [":117:45: lanes[2].diverter.shares:", "the diverter of lane 1 is shared already", "two sides"]
      ]),
    Case(
      file: "arm-on-two-links",
      problems: [
        [
          ":120:45: lanes[1].diverter.shares:", "lane 1 is on link 'plc' and lane 2 on 'plc-2'",
          "allowed: the same link",
        ]
      ]),
    Case(
      file: "alternates-that-go-round",
      problems: [
        [
          ":164:65: plan.groups.belgium.alternate:", "go round: 'belgium' to 'others' to 'belgium'",
          "none of them has an answer",
        ],
        [":165:64: plan.groups.germany.alternate:", "'germany' is its own alternate"],
      ]),
    Case(
      file: "overflow-into-customs",
      problems: [
        [
          ":165:63: plan.groups.germany.overflow:", "lane 8 is of kind customs-hold",
          "may only send parcels into release lanes",
        ],
        [":166:40: plan.groups.others.overflow:", "lane 6 is in group 'others' itself"],
      ]),
    // (120 + 30 + 50) ms × 1.05 m/s = 210 mm, and 100 mm.
    Case(
      file: "slow-diverter",
      problems: [
        [
          ":26:17: parcels.smallest_gap:", "too small for the diverter of lane 1", "it needs 310 mm",
          "home before the parcel behind", "return, write and late (200 ms) 210 mm", "310 mm or more",
        ]
      ]),
    Case(
      file: "lane-limits",
      problems: [
        [":112:16: lanes[1].half_full:", "'half_full' needs 'full'"],
        [
          ":131:21: lanes[4].rate.length:", "the longest parcel, 1 m (line 31), would never be let in",
          "1 m or more",
        ],
      ]),
  ]
}
