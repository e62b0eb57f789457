/** What stands in the books: tasks and announcements, as the API tells them. The script fills both. */
export function Board() {
  return (
    <section class="board" aria-label="Sổ việc và thông báo">
      <div class="tabs" role="tablist" aria-label="Sổ">
        <button type="button" role="tab" id="tab-tasks" aria-controls="tasks" aria-selected="true">
          Việc
        </button>
        <button
          type="button"
          role="tab"
          id="tab-announcements"
          aria-controls="announcements"
          aria-selected="false"
          tabIndex={-1}
        >
          Thông báo
        </button>
      </div>
      <div id="tasks" role="tabpanel" aria-labelledby="tab-tasks">
        <p class="filters">
          <label for="which">Xem</label>
          <select id="which" autocomplete="off">
            <option value="soon">Quá hạn và đến hạn trong 14 ngày</option>
            <option value="overdue">Quá hạn</option>
            <option value="open">Đang mở</option>
            <option value="ended">Đã xong</option>
            <option value="all">Tất cả</option>
          </select>
          <output id="task-count" for="which"></output>
        </p>
        <table class="tasks">
          <caption class="hidden">Danh sách việc</caption>
          <thead>
            <tr>
              <th scope="col">Số</th>
              <th scope="col">Việc</th>
              <th scope="col">Ai làm</th>
              <th scope="col">Hạn</th>
              <th scope="col">Tình trạng</th>
            </tr>
          </thead>
          <tbody id="task-rows"></tbody>
        </table>
      </div>
      <div id="announcements" role="tabpanel" aria-labelledby="tab-announcements" hidden>
        <ul id="announcement-rows" class="announcements"></ul>
      </div>
    </section>
  );
}
