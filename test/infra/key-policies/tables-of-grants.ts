/**
 * Who may make which grant on the psychotherapy-notes key: the one shape, another operation in its place, one operation more,
 * no constraint, a constraint that takes more than the one note, another grantee, another or no retirer, or on behalf of a
 * service.
 */
export const grantsMade = `
                          One Ops More NoCtx Subset Grantee Retirer NoRetirer Service
    requester-api         ·   ·   ·    ·     ·      ·       ·       ·         ·
    staff-api             ·   ·   ·    ·     ·      ·       ·       ·         ·
    draw-papers           ·   ·   ·    ·     ·      ·       ·       ·         ·
    import-records        ·   ·   ·    ·     ·      ·       ·       ·         ·
    advance-request       ·   ·   ·    ·     ·      ·       ·       ·         ·
    open-vault            ●   ·   ·    ·     ·      ·       ·       ·         ·
    accept-document       ·   ·   ·    ·     ·      ·       ·       ·         ·
    assemble-production   ·   ·   ·    ·     ·      ·       ·       ·         ·
    discard-production    ·   ·   ·    ·     ·      ·       ·       ·         ·
    destroy-files         ·   ·   ·    ·     ·      ·       ·       ·         ·
    dispose-records       ·   ·   ·    ·     ·      ·       ·       ·         ·
    read-notes            ·   ·   ·    ·     ·      ·       ·       ·         ·
    show-pages            ·   ·   ·    ·     ·      ·       ·       ·         ·
    deliver               ·   ·   ·    ·     ·      ·       ·       ·         ·
    dispatch-outbox       ·   ·   ·    ·     ·      ·       ·       ·         ·
    sweep-outbox          ·   ·   ·    ·     ·      ·       ·       ·         ·
    clocks                ·   ·   ·    ·     ·      ·       ·       ·         ·
    calendar              ·   ·   ·    ·     ·      ·       ·       ·         ·
    seal-audit            ·   ·   ·    ·     ·      ·       ·       ·         ·
    schedule              ·   ·   ·    ·     ·      ·       ·       ·         ·
    backup                ·   ·   ·    ·     ·      ·       ·       ·         ·
    scanner               ·   ·   ·    ·     ·      ·       ·       ·         ·
    record-scanner        ·   ·   ·    ·     ·      ·       ·       ·         ·
    registrar             ·   ·   ·    ·     ·      ·       ·       ·         ·
    auditor               ·   ·   ·    ·     ·      ·       ·       ·         ·
    deployment            ·   ·   ·    ·     ·      ·       ·       ·         ·
    administrator         ·   ·   ·    ·     ·      ·       ·       ·         ·
    account-root          ·   ·   ·    ·     ·      ·       ·       ·         ·
    role-without-policies ·   ·   ·    ·     ·      ·       ·       ·         ·
    other-account         ·   ·   ·    ·     ·      ·       ·       ·         ·
    service-logs          ·   ·   ·    ·     ·      ·       ·       ·         ·
    service-events        ·   ·   ·    ·     ·      ·       ·       ·         ·
    service-cloudwatch    ·   ·   ·    ·     ·      ·       ·       ·         ·
    service-budgets       ·   ·   ·    ·     ·      ·       ·       ·         ·
    service-sns           ·   ·   ·    ·     ·      ·       ·       ·         ·
    service-s3            ·   ·   ·    ·     ·      ·       ·       ·         ·
    service-lambda        ·   ·   ·    ·     ·      ·       ·       ·         ·`;

/**
 * What somebody may do who shows the token of a grant for one note: re-wrap its data key; re-wrap another's; decrypt, encrypt
 * and make data keys under the note's context; describe the key; retire the grant. Those who administer see keys without one.
 */
export const grantHeld = `
                          ReF Other Dec Enc GDw Dsc RtG
    requester-api         ·   ·     ·   ·   ·   ·   ·
    staff-api             ·   ·     ·   ·   ·   ·   ·
    draw-papers           ·   ·     ·   ·   ·   ·   ·
    import-records        ·   ·     ·   ·   ·   ·   ·
    advance-request       ·   ·     ·   ·   ·   ·   ·
    open-vault            ·   ·     ·   ·   ·   ·   ●
    accept-document       ·   ·     ·   ·   ·   ·   ·
    assemble-production   ●   ·     ·   ·   ·   ·   ·
    discard-production    ·   ·     ·   ·   ·   ·   ·
    destroy-files         ·   ·     ·   ·   ·   ·   ·
    dispose-records       ·   ·     ·   ·   ·   ·   ·
    read-notes            ·   ·     ·   ·   ·   ·   ·
    show-pages            ·   ·     ·   ·   ·   ·   ·
    deliver               ·   ·     ·   ·   ·   ·   ·
    dispatch-outbox       ·   ·     ·   ·   ·   ·   ·
    sweep-outbox          ·   ·     ·   ·   ·   ·   ·
    clocks                ·   ·     ·   ·   ·   ·   ·
    calendar              ·   ·     ·   ·   ·   ·   ·
    seal-audit            ·   ·     ·   ·   ·   ·   ·
    schedule              ·   ·     ·   ·   ·   ·   ·
    backup                ·   ·     ·   ·   ·   ·   ·
    scanner               ·   ·     ·   ·   ·   ·   ·
    record-scanner        ·   ·     ·   ·   ·   ·   ·
    registrar             ·   ·     ·   ·   ·   ·   ·
    auditor               ·   ·     ·   ·   ·   ·   ·
    deployment            ·   ·     ·   ·   ·   ●   ·
    administrator         ·   ·     ·   ·   ·   ●   ·
    account-root          ·   ·     ·   ·   ·   ●   ●
    role-without-policies ·   ·     ·   ·   ·   ·   ·
    other-account         ·   ·     ·   ·   ·   ·   ·
    service-logs          ·   ·     ·   ·   ·   ·   ·
    service-events        ·   ·     ·   ·   ·   ·   ·
    service-cloudwatch    ·   ·     ·   ·   ·   ·   ·
    service-budgets       ·   ·     ·   ·   ·   ·   ·
    service-sns           ·   ·     ·   ·   ·   ·   ·
    service-s3            ·   ·     ·   ·   ·   ·   ·
    service-lambda        ·   ·     ·   ·   ·   ·   ·`;
