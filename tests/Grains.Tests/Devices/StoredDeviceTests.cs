using System.Text.Json;
using System.Text.Json.Nodes;
using Twin.Devices;
using Twin.Storage;

namespace Twin.Grains.Tests.Devices;

/// <summary>Rows that are stored must stay readable: these are two as they stand in databases.</summary>
public class StoredDeviceTests
{
    private const string Device = """
        {
          "name": "客厅烟感",
          "profile": "smoke",
          "profileName": "烟雾报警器",
          "building": "b-3",
          "household": "h-3-2-501",
          "area": "500103002001001",
          "secretHash": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
          "alarms": {
            "latest": [
              {
                "rule": "smoke-alarm", "episode": 3, "status": "acknowledged", "severity": "major", "hazard": "fire",
                "place": "building/b-3", "value": 0.15, "raisedAt": "2026-05-01T08:00:00+00:00",
                "acknowledgedAt": "2026-05-01T08:01:00+00:00", "acknowledgedBy": "zhangwei"
              },
              {
                "rule": "silence", "episode": 1, "status": "cleared", "severity": "notice", "hazard": "maintenance",
                "place": "building/b-3", "value": 259200, "raisedAt": "2026-04-01T08:00:00+00:00",
                "clearedAt": "2026-04-02T08:00:00+00:00"
              }
            ]
          },
          "silence": { "shown": false, "checkAt": "2026-05-03T08:00:00+00:00", "listeningSince": "2026-04-30T08:00:00+00:00" },
          "care": {
            "checkAt": "2026-05-01T14:00:00+00:00", "checkedAt": "2026-05-01T08:00:00+00:00",
            "battery": { "level": 40, "perDay": 2, "daysLeft": 17.5 },
            "signs": [ { "fault": "clock", "value": 480, "limit": 300, "looks": 1 } ],
            "drops": [ { "until": "2026-05-01T08:00:00+00:00", "count": 3 } ]
          },
          "lastSeen": "2026-05-01T08:00:01+00:00",
          "values": [ { "metric": "smoke.obscuration", "value": 0.15, "at": "2026-05-01T08:00:00+00:00" } ],
          "revision": 12,
          "owes": [
            {
              "call": "report-hazard",
              "place": "building/b-3",
              "hazard": {
                "device": "smoke-0001", "rule": "smoke-alarm", "episode": 3, "kind": "fire", "severity": "major",
                "household": "h-3-2-501", "at": "2026-05-01T08:00:00+00:00", "cleared": false
              }
            },
            { "call": "remove-device", "place": "grid/500103002001001", "device": "smoke-0001", "revision": 12 },
            { "call": "report-condition", "place": "building/b-3", "device": "smoke-0001", "condition": "alarm", "revision": 12 }
          ]
        }
        """;

    private const string Profile = """
        {
          "profile": {
            "id": "meter", "name": "电表", "interval": "00:01:00",
            "metrics": [ { "key": "elec.current", "name": "电流", "unit": "A", "min": 0 } ],
            "rules": [
              {
                "id": "high", "name": "过流", "metric": "elec.current",
                "raise": { "atOrAbove": 10, "between": false }, "clear": { "between": false, "below": 8 },
                "raiseAfter": { "samples": 1, "seconds": 30 }, "clearAfter": { "samples": 2, "seconds": 0 },
                "severity": "minor", "hazard": "electric"
              }
            ],
            "silence": { "shownAfter": 2, "alarmAfter": 4, "severity": "notice" }
          },
          "revision": 1,
          "owes": []
        }
        """;

    private static JsonSerializerOptions Json => DocumentSerializer.Options;

    [Fact]
    public void Device_is_read_back_and_written_as_it_was()
    {
        var state = JsonSerializer.Deserialize<DeviceState>(Device, Json)!;

        Assert.Equal(DeviceCondition.Alarm, state.Condition);
        Assert.Equal(new ObjectKey(ObjectKind.Building, "b-3"), state.Place);
        Assert.Equal([3, 1], state.Alarms.Latest.Select(alarm => alarm.Episode));
        Assert.Equal([typeof(OwedHazard), typeof(OwedRemoval), typeof(OwedCondition)], state.Owes.Select(owed => owed.GetType()));
        AssertKept(Device, state);
    }

    [Fact]
    public void Profile_is_read_back_and_written_as_it_was()
    {
        var state = JsonSerializer.Deserialize<ProfileState>(Profile, Json)!;

        Assert.Null(ProfileRules.Check(state.Profile!));
        AssertKept(Profile, state);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"alarms":{},"silence":{}}""")]
    public void Device_is_read_when_the_row_is_older_than_its_fields(string json)
    {
        var state = JsonSerializer.Deserialize<DeviceState>(json, Json)!;

        Assert.Equal((false, DeviceCondition.Normal, 0, 0), (state.Exists, state.Condition, state.Values.Length, state.Alarms.Latest.Length));
    }

    /// <summary>What was stored is written as it was; fields the state has got since may stand beside it.</summary>
    private static void AssertKept<T>(string stored, T state)
    {
        var written = JsonSerializer.SerializeToNode(state, Json)!.AsObject();
        Assert.All(JsonNode.Parse(stored)!.AsObject(), field => Assert.True(JsonNode.DeepEquals(field.Value, written[field.Key]), field.Key));
    }
}
