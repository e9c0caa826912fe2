/** Who may change a key, or look at it, and what: one table for all keys. Whoever administers uses none of them. */
export const administration = {
  changes: `
                          Pol Dis Ena Del Ccl Rot RtX RtN Tag TgX Ali AlU AlX Txt Imp ImX Rep Pri Syn
    requester-api         ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    staff-api             ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    draw-papers           ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    import-records        ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    advance-request       ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    open-vault            ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    accept-document       ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    assemble-production   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    discard-production    ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    destroy-files         ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    dispose-records       ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    read-notes            ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    show-pages            ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    deliver               ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    dispatch-outbox       ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    sweep-outbox          ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    clocks                ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    calendar              ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    seal-audit            ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    schedule              ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    backup                ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    scanner               ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    record-scanner        ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    registrar             ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    auditor               ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    deployment            ●   ·   ●   ·   ●   ●   ·   ●   ●   ●   ●   ●   ●   ●   ·   ·   ·   ·   ·
    administrator         ●   ·   ●   ·   ●   ●   ·   ●   ●   ●   ●   ●   ●   ●   ·   ·   ·   ·   ·
    account-root          ●   ·   ●   ·   ●   ●   ·   ●   ●   ●   ●   ●   ●   ●   ·   ·   ·   ·   ·
    role-without-policies ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    other-account         ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-logs          ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-events        ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-cloudwatch    ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-budgets       ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-sns           ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-s3            ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-lambda        ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·`,
  looks: `
                          GPol LPol GRot LRot Tags Used PImp
    requester-api         ·    ·    ·    ·    ·    ·    ·
    staff-api             ·    ·    ·    ·    ·    ·    ·
    draw-papers           ·    ·    ·    ·    ·    ·    ·
    import-records        ·    ·    ·    ·    ·    ·    ·
    advance-request       ·    ·    ·    ·    ·    ·    ·
    open-vault            ·    ·    ·    ·    ·    ·    ·
    accept-document       ·    ·    ·    ·    ·    ·    ·
    assemble-production   ·    ·    ·    ·    ·    ·    ·
    discard-production    ·    ·    ·    ·    ·    ·    ·
    destroy-files         ·    ·    ·    ·    ·    ·    ·
    dispose-records       ·    ·    ·    ·    ·    ·    ·
    read-notes            ·    ·    ·    ·    ·    ·    ·
    show-pages            ·    ·    ·    ·    ·    ·    ·
    deliver               ·    ·    ·    ·    ·    ·    ·
    dispatch-outbox       ·    ·    ·    ·    ·    ·    ·
    sweep-outbox          ·    ·    ·    ·    ·    ·    ·
    clocks                ·    ·    ·    ·    ·    ·    ·
    calendar              ·    ·    ·    ·    ·    ·    ·
    seal-audit            ·    ·    ·    ·    ·    ·    ·
    schedule              ·    ·    ·    ·    ·    ·    ·
    backup                ·    ·    ·    ·    ·    ·    ·
    scanner               ·    ·    ·    ·    ·    ·    ·
    record-scanner        ·    ·    ·    ·    ·    ·    ·
    registrar             ·    ·    ·    ·    ·    ·    ·
    auditor               ·    ·    ·    ·    ·    ·    ·
    deployment            ●    ●    ●    ●    ●    ·    ·
    administrator         ●    ●    ●    ●    ●    ·    ·
    account-root          ●    ●    ●    ●    ●    ·    ·
    role-without-policies ·    ·    ·    ·    ·    ·    ·
    other-account         ·    ·    ·    ·    ·    ·    ·
    service-logs          ·    ·    ·    ·    ·    ·    ·
    service-events        ·    ·    ·    ·    ·    ·    ·
    service-cloudwatch    ·    ·    ·    ·    ·    ·    ·
    service-budgets       ·    ·    ·    ·    ·    ·    ·
    service-sns           ·    ·    ·    ·    ·    ·    ·
    service-s3            ·    ·    ·    ·    ·    ·    ·
    service-lambda        ·    ·    ·    ·    ·    ·    ·`,
} as const;
