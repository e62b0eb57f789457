/** The clock stands still until somebody moves it; the script puts the moments on the buttons. */
export function ClockBar() {
  return (
    <section id="clock" class="clock" aria-label="Đồng hồ">
      <p class="now">
        <span class="hidden">Bây giờ là </span>
        <time id="now">…</time>
      </p>
      <div class="moves" role="group" aria-label="Cho đồng hồ chạy">
        <button type="button" data-move="office">
          Đến 07:30
        </button>
        <button type="button" data-move="morning">
          Sáng mai
        </button>
        <button type="button" data-move="day">
          Một ngày
        </button>
        <button type="button" data-move="monday">
          Thứ Hai tuần sau
        </button>
      </div>
      <details class="other">
        <summary>Ngày khác</summary>
        <form id="free-move" class="free-move">
          <label for="free-date">Cho đồng hồ chạy đến</label>
          <input type="datetime-local" id="free-date" required autocomplete="off" />
          <label title="Như thể chương trình tắt cho đến lúc ấy, rồi mở lại">
            <input type="checkbox" id="down" autocomplete="off" /> Máy chủ tắt trong lúc đó
          </label>
          <button type="submit">Đi tới</button>
        </form>
      </details>
      <p id="progress" class="progress" hidden>
        <progress max={1} value={0} aria-label="Đồng hồ đang chạy"></progress>
        <span id="progress-text"></span>
      </p>
      <p id="clock-status" class="hidden" role="status"></p>
      <p id="clock-trouble" class="trouble" role="alert"></p>
    </section>
  );
}
