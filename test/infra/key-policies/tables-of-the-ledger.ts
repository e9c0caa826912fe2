/*
 * · never   ● whatever comes with the call
 * s, d, q, m, b  only through S3, DynamoDB, SQS, Secrets Manager, Backup, of this region
 * n  only with the whole encryption context of one note    r  only with the four ids of one opening
 * g  only a grant of the one lawful shape                   l  only for a log group of this account
 * a  only in the name of this account
 * The columns are spelt out in actions.ts.
 */

/** Who may use the keys of the ledger and of its audit, and how. */
export const usesOfLedgerKeys = {
  Ledger: `
                          Dec Enc ReF ReT GDK GDw GKP GKw Cap Dcp DSS Mac VMc Sgn Vfy Pub Dsc LsG RvG CrG
    requester-api         dqm dq  dq  dq  dq  dq  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   dq  ·   ·   ·
    staff-api             dqm dq  dq  dq  dq  dq  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   dq  ·   ·   ·
    draw-papers           dqm dq  dq  dq  dq  dq  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   dq  ·   ·   ·
    import-records        dqm dq  dq  dq  dq  dq  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   dq  ·   ·   ·
    advance-request       dq  dq  dq  dq  dq  dq  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   dq  ·   ·   ·
    open-vault            dq  dq  dq  dq  dq  dq  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   dq  ·   ·   ·
    accept-document       dq  dq  dq  dq  dq  dq  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   dq  ·   ·   ·
    assemble-production   dq  dq  dq  dq  dq  dq  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   dq  ·   ·   ·
    discard-production    dq  dq  dq  dq  dq  dq  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   dq  ·   ·   ·
    destroy-files         dq  dq  dq  dq  dq  dq  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   dq  ·   ·   ·
    dispose-records       dqm dq  dq  dq  dq  dq  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   dq  ·   ·   ·
    read-notes            dqm dq  dq  dq  dq  dq  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   dq  ·   ·   ·
    show-pages            dqm dq  dq  dq  dq  dq  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   dq  ·   ·   ·
    deliver               dqm dq  dq  dq  dq  dq  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   dq  ·   ·   ·
    dispatch-outbox       dq  dq  dq  dq  dq  dq  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   dq  ·   ·   ·
    sweep-outbox          dq  dq  dq  dq  dq  dq  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   dq  ·   ·   ·
    clocks                dq  dq  dq  dq  dq  dq  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   dq  ·   ·   ·
    calendar              dqm dq  dq  dq  dq  dq  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   dq  ·   ·   ·
    seal-audit            dq  dq  dq  dq  dq  dq  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   dq  ·   ·   ·
    schedule              q   ·   ·   ·   q   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    backup                db  db  db  db  db  db  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   db  ·   ·   db
    scanner               ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    record-scanner        ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    registrar             d   d   d   d   d   d   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   d   ·   ·   ·
    auditor               d   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   d   ·   ·   ·
    deployment            dmb dmb dmb dmb dmb dmb ·   ·   ·   ·   ·   ·   ·   ·   ·   ●   ●   ●   ●   dmb
    administrator         ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ●   ●   ●   ●   ·
    account-root          ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ●   ●   ●   ●   ·
    role-without-policies ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    other-account         ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-logs          l   l   l   l   l   l   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-events        ●   ·   ·   ·   ●   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-cloudwatch    a   ·   ·   ·   a   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-budgets       a   ·   ·   ·   a   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-sns           a   ·   ·   ·   a   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-s3            ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-lambda        ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·`,
  Audit: `
                          Dec Enc ReF ReT GDK GDw GKP GKw Cap Dcp DSS Mac VMc Sgn Vfy Pub Dsc LsG RvG CrG
    requester-api         ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    staff-api             ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    draw-papers           ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    import-records        ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    advance-request       ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    open-vault            ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    accept-document       ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    assemble-production   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    discard-production    ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    destroy-files         ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    dispose-records       ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    read-notes            ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    show-pages            ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    deliver               ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    dispatch-outbox       ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    sweep-outbox          ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    clocks                ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    calendar              ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    seal-audit            ·   ·   ·   ·   s   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    schedule              ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    backup                ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    scanner               ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    record-scanner        ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    registrar             ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    auditor               s   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    deployment            ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ●   ●   ●   ●   ·
    administrator         ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ●   ●   ●   ●   ·
    account-root          ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ●   ●   ●   ●   ·
    role-without-policies ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    other-account         ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-logs          ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-events        ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-cloudwatch    ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-budgets       ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-sns           ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-s3            ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-lambda        ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·`,
  AuditSigning: `
                          Dec Enc ReF ReT GDK GDw GKP GKw Cap Dcp DSS Mac VMc Sgn Vfy Pub Dsc LsG RvG CrG
    requester-api         ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    staff-api             ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    draw-papers           ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    import-records        ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    advance-request       ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    open-vault            ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    accept-document       ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    assemble-production   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    discard-production    ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    destroy-files         ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    dispose-records       ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    read-notes            ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    show-pages            ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    deliver               ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    dispatch-outbox       ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    sweep-outbox          ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    clocks                ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    calendar              ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    seal-audit            ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ●   ·   ●   ·   ·   ·   ·
    schedule              ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    backup                ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    scanner               ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    record-scanner        ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    registrar             ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    auditor               ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ●   ·   ·   ·   ·
    deployment            ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ●   ●   ●   ●   ·
    administrator         ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ●   ●   ●   ●   ·
    account-root          ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ●   ●   ●   ●   ·
    role-without-policies ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    other-account         ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-logs          ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-events        ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-cloudwatch    ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-budgets       ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-sns           ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-s3            ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    service-lambda        ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·`,
} as const;
