import { beforeAll, describe, expect, it } from "vitest";
import { routes } from "../../workflows/contract/http.ts";
import { at, deployment, ofType, type Resource, the } from "./deployment.ts";

let all: readonly Resource[];
beforeAll(() => {
  all = deployment();
});

const deployed = () =>
  ofType(all, "AWS::ApiGatewayV2::Route").map(({ properties }) => {
    const integration = the(all, String(properties["Target"]).replace("integrations/", ""));
    return {
      key: String(properties["RouteKey"]),
      staff: properties["AuthorizationType"] === "JWT",
      properties,
      fn: String(integration.properties["IntegrationUri"]),
      integration,
    };
  });

describe("the HTTP API", () => {
  it("has the routes of the contract, each answered by the function the contract names", () => {
    const asked = Object.values(routes).map(({ method, path, fn, session }) => ({
      key: `${method} ${path}`,
      fn: fn.replaceAll("-", ""),
      staff: session === "staff",
    }));
    const found = deployed().map(({ key, fn, staff }) => ({
      key,
      fn: /function:(\w+)Function[0-9A-F]{8}$/u.exec(fn)?.[1],
      staff,
    }));
    const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
    expect(found.toSorted(byKey)).toEqual(asked.toSorted(byKey));
  });

  it("asks staff and record routes for an access token of the pool, and takes no id token (ASVS 9.2.2)", () => {
    const authorizer = the(all, "ApiHttpStaff", "AWS::ApiGatewayV2::Authorizer");
    expect(authorizer.properties).toMatchObject({
      AuthorizerType: "JWT",
      JwtConfiguration: {
        Audience: [the(all, "StaffPoolPortal").id],
        Issuer: `https://cognito-idp.us-east-1.amazonaws.com/${the(all, "StaffPool", "AWS::Cognito::UserPool").id}`,
      },
    });
    const guarded = deployed().filter(({ key }) => / \/api\/(?:staff|records)(?:\/|$)/u.test(key));
    expect(guarded).toHaveLength(48);
    for (const { key, staff, properties } of guarded) {
      expect(staff, `${key}`).toBe(true);
      expect(properties["AuthorizerId"], `${key}`).toBe(authorizer.id);
      expect(properties["AuthorizationScopes"], `${key}`).toEqual(["openid"]);
    }
  });

  it("speaks payload format 2.0", () => {
    for (const { key, integration } of deployed())
      expect(integration.properties["PayloadFormatVersion"], `${key}`).toBe("2.0");
  });

  it("limits every route, and routes without sign-in more (AB-100)", () => {
    const stage = the(all, "ApiHttpStage").properties;
    expect(at(stage, "DefaultRouteSettings", "ThrottlingRateLimit")).toBe(100);
    const limited = Object.keys(stage["RouteSettings"] as object);
    const open = deployed().flatMap(({ key, staff }) => (staff ? [] : [key]));
    expect(limited.toSorted()).toEqual(open.toSorted());
    for (const key of open) expect(at(stage, "RouteSettings", key, "ThrottlingRateLimit"), `${key}`).toBe(20);
  });

  it("logs each call by its route, without path, query, header or body", () => {
    const format = String(at(the(all, "ApiHttpStage").properties, "AccessLogSettings", "Format"));
    expect(format).toContain("$context.routeKey");
    expect(format).not.toMatch(/\$context\.(?:path|httpMethod.*querystring)|\$input|\$request|header/iu);
  });

  it("answers other origins nothing: it has no cross-origin rule (AB-092)", () => {
    expect(the(all, "ApiHttp", "AWS::ApiGatewayV2::Api").properties["CorsConfiguration"]).toBeUndefined();
  });
});
