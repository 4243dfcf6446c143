using CsCheck;

namespace Twin.Places;

public sealed class RoomIdTests
{
    [Theory]
    [InlineData("b-3", 2, "501", "b-3:2:501")]
    [InlineData("c1:b-3", 1, "501甲", "c1:b-3:1:501_7532")]
    [InlineData("b_3", 1, "5_1", "b_3:1:5_005f1")]
    public void An_id_is_made_of_building_unit_and_door(string building, int unit, string number, string id) =>
        Assert.Equal(id, new RoomId(building, unit, number).ToString());

    [Fact]
    public void Every_room_has_an_id_of_its_own()
    {
        var door = Gen.Char["15a:_-. 甲乙"].Array[1, 6].Select(characters => new string(characters));
        var building = Gen.Char["b3:_-"].Array[1, 4].Select(characters => new string(characters));
        Gen.Select(building, Gen.Int[1, 20], door).Sample((of, unit, number) =>
            ObjectKey.IsValidId(new RoomId(of, unit, number).ToString())
            && RoomId.TryParse(new RoomId(of, unit, number).ToString(), out var room)
            && room == new RoomId(of, unit, number));
    }

    [Theory]
    [InlineData("b-3")]
    [InlineData("b-3:2")]
    [InlineData("b-3:x:501")]
    [InlineData("b-3:02:501")]
    [InlineData(":2:501")]
    [InlineData("b-3:2:")]
    [InlineData("b-3:2:5_1")]
    [InlineData("b-3:2:501_7532_")]
    public void TryParse_refuses_what_is_no_room(string id) => Assert.False(RoomId.TryParse(id, out _));
}
